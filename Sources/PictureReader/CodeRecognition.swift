import CTesseract
import CZBar

/// Reads QR codes, of any size, turned any way, light on dark too.
final class CodeRecognition {
    /// A code of a screen fills a good part of it: more pixels than these only cost time.
    private static let mostPixels = 4_000_000.0
    /// `Y800`: a byte of gray for each pixel.
    private static let gray: UInt = 0x3030_3859

    private let scanner: OpaquePointer

    init?() {
        guard let scanner = zbar_image_scanner_create() else { return nil }
        self.scanner = scanner
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0)
        zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1)
        zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_BINARY, 1)
        zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_TEST_INVERTED, 1)
    }

    deinit { zbar_image_scanner_destroy(scanner) }

    func codes(in picture: borrowing Picture) -> [String] {
        guard let gray = Picture(pixConvertTo8(picture.pix, 0)) else { return [] }
        let pixels = Double(gray.width * gray.height)
        let first = pixels > Self.mostPixels ? (Self.mostPixels / pixels).squareRoot() : 1
        var codes: [String] = []
        // Noise and fine grain vanish at half the size; a small code is read at the full one.
        for factor in [first, first / 2] {
            guard let scaled = gray.scaled(by: factor) else { continue }
            for code in scan(scaled) where !codes.contains(code) { codes.append(code) }
        }
        return codes
    }

    private func scan(_ gray: borrowing Picture) -> [String] {
        let (width, height) = (gray.width, gray.height)
        guard width > 20, height > 20, let image = zbar_image_create() else { return [] }
        defer { zbar_image_destroy(image) }
        var bytes = Self.bytes(gray)
        return bytes.withUnsafeMutableBytes { bytes in
            zbar_image_set_format(image, Self.gray)
            zbar_image_set_size(image, UInt32(width), UInt32(height))
            zbar_image_set_data(image, bytes.baseAddress, UInt(bytes.count), nil)
            guard zbar_scan_image(scanner, image) > 0 else { return [] }
            var codes: [String] = []
            var symbol = zbar_image_first_symbol(image)
            while let found = symbol {
                let data = UnsafeRawBufferPointer(start: zbar_symbol_get_data(found), count: Int(zbar_symbol_get_data_length(found)))
                codes.append(String(decoding: data, as: UTF8.self))
                symbol = zbar_symbol_next(found)
            }
            return codes
        }
    }

    /// The rows one after another. leptonica keeps four pixels in a word, the first in its highest byte.
    private static func bytes(_ gray: borrowing Picture) -> [UInt8] {
        let (width, height, words) = (gray.width, gray.height, Int(pixGetWpl(gray.pix)))
        guard let data = pixGetData(gray.pix) else { return [] }
        return [UInt8](unsafeUninitializedCapacity: width * height) { bytes, count in
            for row in 0..<height {
                let line = data + row * words
                for column in 0..<width {
                    bytes[row * width + column] = UInt8(truncatingIfNeeded: line[column >> 2] >> UInt32(24 - 8 * (column & 3)))
                }
            }
            count = width * height
        }
    }
}
