/// Traditional Chinese characters folded to simplified ones, so that a reader of either finds what the other wrote. For comparing
/// texts only; what is shown is never changed.
package enum SimplifiedChinese {
    package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar { table[scalar] ?? scalar }

    /// Whether it is written in traditional Chinese only.
    static func isTraditional(_ scalar: Unicode.Scalar) -> Bool { table[scalar] != nil && !simplified.contains(scalar) && scalar != "帐" }
    /// Whether it is written in simplified Chinese only.
    static func isSimplified(_ scalar: Unicode.Scalar) -> Bool { simplified.contains(scalar) && table[scalar] == nil }

    private static let simplified = Set(table.values)

    private static let table: [Unicode.Scalar: Unicode.Scalar] = {
        let scalars = pairs.unicodeScalars.filter { $0 != "\n" }
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        var iterator = scalars.makeIterator()
        while let traditional = iterator.next(), let simplified = iterator.next() { table[traditional] = simplified }
        return table
    }()

    /// Pairs of a traditional character and its simplified form: Unicode 15 Unihan, field kSimplifiedVariant, for the characters of
    /// Big5 level 1 whose simplified form occurs in the help centre or is common in everyday questions. The first two pairs are no
    /// Unihan variants: 帐 is how many write 账 (account, "arrived"), in either script.
    private static let pairs = """
        帐账帳账
        丟丢並并乾干亂乱亞亚併并來来侶侣係系俠侠倉仓個个們们倫伦偽伪傑杰備备傢家傳传傷伤僅仅價价儀仪億亿儘尽優优儲储兌兑兒儿內内兩两冊册凍冻凱凯別别刪删則则剋克剛刚創创劃划劇剧劉刘劍剑動动
        務务勢势勵励勻匀匯汇區区協协卻却厲厉參参吳吴員员問问啟启單单嗎吗嗶哔嘗尝噹当國国圍围園园圓圆圖图團团執执報报場场塊块墊垫壇坛壓压壞坏夠够夢梦夾夹奧奥妝妆娛娱婦妇媽妈嬰婴孫孙學学實实
        寧宁審审寫写寬宽寵宠寶宝將将專专尋寻對对導导屍尸屜屉層层屬属島岛師师帶带幣币幫帮幹干幾几庫库廈厦廠厂廢废廣广廳厅張张強强彈弹彙汇後后徑径從从復复徵征徹彻惡恶愛爱態态慣惯慮虑慶庆憑凭
        應应懶懒懷怀戀恋戰战戲戏戶户捲卷掃扫掛挂採采換换損损搖摇搶抢摺折撥拨撿捡擁拥擇择擊击擋挡擔担據据擬拟擺摆擾扰攔拦攜携敗败數数斷断於于時时暫暂曆历曬晒書书會会東东桿杆條条楊杨業业極极
        榮荣構构槍枪樂乐樓楼標标樣样樹树橋桥機机橫横檔档檢检檯台欄栏權权歐欧歡欢歲岁歷历歸归殺杀氣气決决沒没沖冲況况涼凉淺浅減减測测湊凑湯汤準准溫温滾滚滿满漢汉漲涨潔洁濕湿濟济濾滤瀏浏為为
        烏乌無无煉炼煙烟煩烦熱热燈灯燒烧營营爛烂爭争爺爷爾尔牆墙牽牵狀状獎奖獨独獲获獵猎獸兽現现環环產产畢毕畫画異异當当瘋疯療疗發发盜盗盡尽監监盤盘眾众瞭了確确碼码礙碍礦矿禮礼稅税種种稱称
        穀谷積积穩稳穫获筆笔節节範范築筑篩筛簡简簽签籃篮粵粤約约紅红紋纹純纯紙纸級级細细紹绍終终組组結结絕绝絡络給给統统絲丝綁绑經经綠绿維维綱纲網网緊紧線线緣缘編编緩缓練练緻致縣县縮缩總总
        繫系繼继續续纔才罈坛羅罗義义習习聖圣聞闻聯联聲声職职聽听脈脉脫脱腦脑腳脚膚肤臉脸臟脏臨临臺台與与興兴舉举舊旧莊庄華华萬万葉叶著着蓋盖蓮莲蔔卜薦荐藉借藍蓝藝艺藥药蘆芦蘇苏蘋苹蘭兰蘿萝
        處处虛虚號号虧亏蟲虫蠻蛮術术衛卫衝冲補补裝装裡里製制複复褲裤覆复見见規规視视親亲覺觉覽览觀观觸触訂订計计訊讯訓训記记訪访設设許许訴诉註注詐诈評评詞词詢询試试詩诗話话該该詳详誌志認认
        誘诱語语誠诚誤误說说誰谁課课調调談谈請请論论諾诺謂谓謊谎謎谜謙谦講讲謝谢謹谨證证識识譚谭譜谱譯译議议護护讀读變变讓让豐丰豬猪貓猫貝贝負负財财貨货責责貴贵買买貸贷費费貼贴貿贸賃赁資资
        賓宾賣卖質质賬账賺赚購购賽赛贊赞趕赶趙赵跡迹車车軍军軟软較较載载輕轻輪轮輸输轉转辦办農农迴回這这連连進进運运過过達达遙遥遞递遠远適适遲迟遷迁選选遼辽還还邊边郵邮鄉乡鄧邓鄭郑醜丑醫医
        釋释針针釣钓鈕钮鈴铃銀银銷销鋪铺鋼钢錄录錢钱錯错錶表鍋锅鍵键鍾钟鎖锁鎮镇鏈链鐘钟鐵铁鑰钥鑽钻長长門门閃闪閉闭開开閑闲閒闲間间閤合闆板關关陣阵陰阴陳陈陸陆陽阳隊队際际隨随險险隱隐隻只
        雖虽雙双雞鸡離离難难雲云電电靈灵靜静鞦秋韆千韓韩響响頁页頂顶項项順顺須须預预頓顿領领頭头頻频題题額额顏颜願愿顛颠類类顧顾顯显風风颱台飛飞飯饭飲饮飾饰養养餌饵餘余館馆馬马駕驾駝驼騎骑
        騙骗騰腾騷骚驗验驚惊驟骤驢驴髒脏體体髮发鬆松鬍胡鬚须鬥斗鬧闹鬱郁魚鱼鮮鲜鳥鸟鳳凤鴨鸭麗丽麥麦麵面麼么黃黄點点黴霉鼕冬齊齐齣出龍龙
        """
}
