import CZlib
import WorkforceMath

extension CallTrace {
    /// Reads the calls of a file, plain or gzip.
    init(file: String) throws {
        do { try self.init(csv: try MaybeZipped(file: file).bytes) } catch let fault as CallTrace.Fault {
            switch fault {
            case .columns: throw Failure("\(file) must begin with date,join_s,type,priority,wait_s,outcome,service_s,agent.")
            case .line(let number):
                throw Failure("\(file), line \(number), is no call: a date, five numbers, a kind and S, A or V are expected, with commas between.")
            }
        }
    }
}

/// A file's content, unpacked where it is gzip.
private struct MaybeZipped {
    private static let part = 1 << 16
    private static let most = 1 << 30

    let bytes: [UInt8]

    init(file: String) throws {
        guard let opened = gzopen(file, "rb") else { throw Failure("The file \(file) could not be read.") }
        defer { gzclose(opened) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.part)
        while true {
            let count = gzread(opened, &buffer, UInt32(Self.part))
            guard count >= 0 else { throw Failure("The file \(file) is damaged: it could not be unpacked.") }
            guard count > 0 else { break }
            bytes += buffer[..<Int(count)]
            guard bytes.count <= Self.most else { throw Failure("The file \(file) is larger than 1 GiB.") }
        }
        self.bytes = bytes
    }
}
