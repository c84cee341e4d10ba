import CSandbox
import Glibc

/// What a process that decodes strangers' pictures gives up before the first one.
enum Confinement {
    /// Bytes of address space. The models take 0.3 GB, a picture of 40 million pixels and its copies up to 0.6 GB.
    private static let addressSpace: rlim_t = 1 << 30

    /// Lets standard error vanish, so that no library writes what it sees anywhere.
    static func silence() -> Bool {
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(nowhere) }
        return nowhere > 2 && dup2(nowhere, STDERR_FILENO) == STDERR_FILENO
    }

    /// From here on the process can open neither file nor socket, write no file, leave no core, start no process and gain no rights. It keeps
    /// the three standard streams and what memory it may use.
    static func confine() -> Bool {
        limit(RLIMIT_AS, addressSpace) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0) && limit(__RLIMIT_NPROC, 0) && limit(RLIMIT_NOFILE, 3)
            && sandbox_enter() == 0
    }

    private static func limit(_ resource: __rlimit_resource, _ value: rlim_t) -> Bool {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        return setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0
    }
}
