/// Makes characters that look alike equal: the one place where the module decides what a reader would take for the same letter.
enum ScalarFolding {
    /// The lower-case look-alike of a scalar; nil for a scalar that can't be seen (zero-width, soft hyphen, variation selector,
    /// combining mark), which people and tools scatter inside words.
    static func folded(_ value: UInt32) -> UInt32? {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A ? value | 0x20 : value }
        if value >= 0x4E00 && value <= 0x9FFF { return simplified[UInt64(value)] ?? value }
        if isInvisible(value) { return nil }
        switch value {
        case 0x410...0x42F: return folded(value + 0x20)
        case 0x30A1...0x30F6: return folded(value - 0x60)
        case 0xC0...0x17F: return twins[UInt64(value)] ?? value
        case 0x2002...0x200A, 0x3000, 0xA0: return 0x20
        case 0x249C...0x24B5: return letter(value - 0x249C)
        case 0x24B6...0x24E9: return letter(value - 0x24B6)
        case 0xFF01...0xFF5E: return folded(value - 0xFEE0)
        case 0x1D400...0x1D6A3: return letter(value - 0x1D400)
        case 0x1D7CE...0x1D7FF: return 0x30 + (value - 0x1D7CE) % 10
        case 0x1F130...0x1F149: return letter(value - 0x1F130)
        case 0x1F150...0x1F169: return letter(value - 0x1F150)
        case 0x1F170...0x1F189: return letter(value - 0x1F170)
        default: return twins[UInt64(value)] ?? value
        }
    }

    /// Marks over and under letters, and those of kana.
    static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x300...0x36F, 0x3099...0x309A, 0xFE20...0xFE2F: true
        default: false
        }
    }

    /// Hiragana, and the sign that makes a vowel long.
    static func isKana(_ value: UInt32) -> Bool { 0x3041...0x309F ~= value || value == 0x30FC }
    static func isHangul(_ value: UInt32) -> Bool { 0xAC00...0xD7A3 ~= value || isJamo(value) }
    static func isJamo(_ value: UInt32) -> Bool { 0x1100...0x11FF ~= value }

    /// The syllable that a jamo makes of what stands before it (Unicode 3.12, "Conjoining Jamo Behavior"); nil where it makes none.
    static func syllable(_ before: UInt32, _ jamo: UInt32) -> UInt32? {
        switch (before, jamo) {
        case (0x1100...0x1112, 0x1161...0x1175): 0xAC00 + ((before - 0x1100) * 21 + (jamo - 0x1161)) * 28
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (before - 0xAC00) % 28 == 0: before + (jamo - 0x11A7)
        default: nil
        }
    }

    private static func letter(_ offset: UInt32) -> UInt32 { 0x61 + offset % 26 }

    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x300...0x36F, 0x61C, 0x115F...0x1160, 0x3099...0x309A, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x20D0...0x20FF, 0x3164, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
            0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Pairs of a character and what it is read as: accented Latin, small capitals, letterlike symbols, Cyrillic and Greek twins.
    private static let twins = table(
        """
        ÀaÁaÂaÃaÄaÅaàaáaâaãaäaåaĀaāaĂaăaĄaąaÇcçcĆcćcĈcĉcĊcċcČcčcĎdďdĐdđdÈeÉeÊeËeèeéeêeëeĒeēeĔeĕeĖeėeĘeęeĚeěeĜgĝgĞgğgĠgġgĢgģgĤhĥhĦhħh\
        ÌiÍiÎiÏiìiíiîiïiĨiĩiĪiīiĬiĭiĮiįiİiıiĴjĵjĶkķkĹlĺlĻlļlĽlľlŁlłlÑnñnŃnńnŅnņnŇnňnÒoÓoÔoÕoÖoØoòoóoôoõoöoøoŌoōoŎoŏoŐoőoŔrŕrŖrŗrŘrřr\
        ŚsśsŜsŝsŞsşsŠsšsſsŢtţtŤtťtŦtŧtÙuÚuÛuÜuùuúuûuüuŨuũuŪuūuŬuŭuŮuůuŰuűuŲuųuŴwŵwŶyŷyŸyÝyýyÿyŹzźzŻzżzŽzžz\
        ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgⅰiⅼlⅽcⅾdⅿm\
        ℂcℊgℋhℌhℍhℎhℐiℑiℒlℓlℕnℙpℚqℛrℜrℝrℤzℨzℬbℭcℯeℰeℱfℳmℴo\
        аaАaВbеeЕeёeЁeіiІiїiЇiјjЈjКkкkМmНhоoОoрpРpсcСcТtуyУyхxХxѕsЅsԁdһhԛqԝwүyгrпn\
        йи\
        がかぎきぐくげけごこざさじしずすぜせぞそだたぢちづつでてどとばはびひぶふべへぼほぱはぴひぷふぺへぽほゔう\
        αaΑaΒbεeΕeΖzΗhιiΙiκkΚkΜmνvΝnοoΟoρpΡpτtΤtυuΥyχxΧx
        """)

    /// Traditional characters of the words this module looks for, in pairs with the simplified ones.
    private static let simplified = table(
        """
        鑰钥記记詞词種种轉转賬账帳账碼码驗验證证請请發发給给們们個个單单錢钱這这裡里裏里說说訴诉錄录網网頁页鏈链連连結结輸输寫写\
        聯联繫系為为會会對对應应該该讓让問问麼么點点開开關关號号當当電电戶户備备導导匯汇復复覆复檔档圖图傳传訊讯員员務务別别離离\
        線线騙骗詐诈絕绝無无認认確确檢检處处幫帮將将貼贴攝摄須须實实權权還还誰谁報报煩烦視视遠远協协隨随從从產产資资題题順顺\
        屬属於于兩两與与鍵键紙纸條条風风險险細细謝谢讀读選选擇择鎖锁簽签訂订購购買买賣卖動动態态組组後后來来時时間间過过沒没歡欢
        """)

    /// A table from a text of pairs: what is found, then what it becomes.
    private static func table(_ pairs: String) -> KeyTable {
        let scalars = pairs.unicodeScalars.map(\.value)
        return KeyTable(stride(from: 0, to: scalars.count - 1, by: 2).map { (key: UInt64(scalars[$0]), value: scalars[$0 + 1]) })
    }
}
