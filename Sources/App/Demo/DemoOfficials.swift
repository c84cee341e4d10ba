import WalletSafety

/// Where the customers of the demo's made-up wallet meet its company.
enum DemoOfficials {
    static let name = "Moonharbor"

    static let all: [(Official.Kind, String, note: String)] = [
        (.site, "moonharbor.example", "Site and help center"), (.mail, "@moonharbor.example", "All our mail"),
        (.telegram, "moonharbor_news", "Announcements only; nobody answers there"), (.weibo, "月港钱包", "官方微博"), (.wechat, "moonharbor_wallet", "公众号"),
        (.app, "example.moonharbor.wallet", "Android and iOS"),
    ]
}
