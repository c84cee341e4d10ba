#ifndef WALLETDESK_MEMORY_H
#define WALLETDESK_MEMORY_H

/// Lets the allocator keep less of what is free: two heaps for all threads instead of eight for each core, and pieces of 256 kB and more straight
/// from the system, to which they go back at once. By itself it would raise that size to that of the largest piece ever given back, and so keep what
/// learning took. To be called before any thread is started. Does nothing where the allocator isn't glibc's.
void memory_keep_little(void);

/// Gives free memory back to the system; what it takes grows with the memory in use, a few milliseconds for 100 MB.
void memory_give_back(void);

#endif
