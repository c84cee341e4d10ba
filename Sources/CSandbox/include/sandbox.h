#ifndef WALLETDESK_SANDBOX_H
#define WALLETDESK_SANDBOX_H

#include <sys/types.h>

/// Starts a program with `socket` as standard input and output and /dev/null as standard error. It inherits nothing else that is open here, no
/// blocked or ignored signal, and of the environment only `environment`, which ends with NULL. In C because glibc shows
/// `posix_spawn_file_actions_addclosefrom_np` to no other language.
/// Answers the process's number, or -1.
pid_t sandbox_spawn(const char *program, int socket, char *const environment[]);

/// Gives up what a process that only computes on its streams needs no more: it gains no privileges, can't be looked into, and every system
/// call but those for memory, time, reading and writing what is open, and signals to itself fails with EPERM. In C because `prctl` is variadic and a filter is made
/// of macros.
/// Answers 0, or the errno of the first step that was refused.
int sandbox_enter(void);

#endif
