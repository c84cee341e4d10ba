/* One message to many subscribers on loopback: the client that measures it, and the least that a server could do.
 *
 *   fanout floor PORT
 *     Serves GET as a subscription and writes the body of each POST to all subscribers as it stands: one thread, one epoll, one write each.
 *   fanout listen sse|xmpp PORT SUBSCRIBERS PACED GAP_MS BURST FILE
 *     Subscribes, then sends PACED messages GAP_MS apart, then BURST messages as fast as they arrive, and prints a line of JSON for each part.
 *     Between the parts it waits for a line on its standard input, so that whoever started it can look at the server.
 *
 * FILE holds records that end with a zero byte: what is written to publish, then a request for each subscriber; the last of them serves all that
 * have none of their own. "(###)" in the first record is where the number of the message goes: subscribers know messages by "(" three digits ")".
 * A latency runs from just before the message is written until a subscriber has read it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MARK = 5, NUMBERS = 1000, EVENTS = 1024, CHUNK = 1 << 18, PATIENCE_S = 20 };

static _Noreturn void fail(const char *why) {
    perror(why);
    exit(2);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec / 1e9;
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void write_all(int to, const char *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(to, bytes, count);
        if (written < 0 && errno != EINTR && errno != EAGAIN) fail("write");
        if (written > 0) bytes += written, count -= written;
    }
}

static void watch(int epoll, int socket, void *what) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = what};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event)) fail("epoll_ctl");
}

/* ---- the floor ---- */

typedef struct {
    int socket;
    size_t held;
    char bytes[4096];
} Connection;

static int *subscribers, subscriber_count;

/* Serves the request that stands at the front of a connection. Returns its length, or 0 when it is not complete. */
static size_t serve(Connection *connection) {
    char *end = memmem(connection->bytes, connection->held, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = end + 4 - connection->bytes;
    if (!strncmp(connection->bytes, "GET", 3)) {
        static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        write_all(connection->socket, answer, sizeof answer - 1);
        subscribers[subscriber_count++] = connection->socket;
        return head;
    }
    char *named = memmem(connection->bytes, head, "Content-Length: ", 16);
    size_t body = named ? strtoul(named + 16, NULL, 10) : 0;
    if (connection->held < head + body) return 0;
    for (int i = 0; i < subscriber_count; i++)
        if (write(subscribers[i], connection->bytes + head, body) != (ssize_t)body) fprintf(stderr, "a subscriber is behind\n");
    static const char answer[] = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
    write_all(connection->socket, answer, sizeof answer - 1);
    return head + body;
}

static void forget(Connection *connection) {
    for (int i = 0; i < subscriber_count; i++)
        if (subscribers[i] == connection->socket) subscribers[i] = subscribers[--subscriber_count];
    close(connection->socket);
    free(connection);
}

static _Noreturn void floor_server(int port) {
    struct sockaddr_in address = loopback(port);
    int yes = 1, door = socket(AF_INET, SOCK_STREAM, 0), epoll = epoll_create1(0);
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(door, (void *)&address, sizeof address) || listen(door, 4096)) fail("listen");
    subscribers = calloc(sysconf(_SC_OPEN_MAX), sizeof *subscribers);
    watch(epoll, door, NULL);
    for (;;) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            Connection *connection = events[i].data.ptr;
            if (!connection) {
                connection = calloc(1, sizeof *connection);
                connection->socket = accept4(door, NULL, NULL, SOCK_NONBLOCK);
                if (connection->socket < 0) fail("accept");
                setsockopt(connection->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                watch(epoll, connection->socket, connection);
                continue;
            }
            ssize_t count = read(connection->socket, connection->bytes + connection->held, sizeof connection->bytes - connection->held);
            if (count <= 0) {
                forget(connection);
                continue;
            }
            connection->held += count;
            for (size_t done; (done = serve(connection)) > 0;) {
                connection->held -= done;
                memmove(connection->bytes, connection->bytes + done, connection->held);
            }
        }
    }
}

/* ---- the client ---- */

typedef struct {
    int socket, held;
    /* The end of what was read last: a mark may be cut in two. */
    char end[MARK];
} Subscriber;

static int epoll, publisher, is_xmpp;
static char *publication;
static size_t publication_length, mark_at;
static double sent_at[NUMBERS];
/* Latencies in the order in which they came, and how many of each message. */
static double *latencies;
static long arrived, arrivals[NUMBERS], bytes_read, lost_streams, acknowledged;

static int dial(int port) {
    struct sockaddr_in address = loopback(port);
    int yes = 1, made = socket(AF_INET, SOCK_STREAM, 0);
    if (made < 0 || connect(made, (void *)&address, sizeof address)) fail("connect");
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct timeval patience = {.tv_sec = PATIENCE_S};
    setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return made;
}

static void read_until(int from, const char *wanted) {
    static char bytes[1 << 16];
    size_t held = 0;
    for (;;) {
        ssize_t count = read(from, bytes + held, sizeof bytes - 1 - held);
        if (count <= 0) fprintf(stderr, "No \"%s\" came, but: %.*s\n", wanted, (int)(held > 300 ? 300 : held), bytes), exit(2);
        held += count;
        bytes[held] = 0;
        if (strstr(bytes, wanted)) return;
        if (held > sizeof bytes / 2) memmove(bytes, bytes + held - 1000, 1000), held = 1000;
    }
}

static void say(int to, const char *text, const char *then) {
    write_all(to, text, strlen(text));
    if (then) read_until(to, then);
}

/* Joins a room as somebody without a name. `presence` says which room. */
static void join(int stream, const char *presence) {
    static const char open[] = "<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client' "
                               "xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>";
    say(stream, open, "</stream:features>");
    say(stream, "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>", "<success");
    say(stream, open, "</stream:features>");
    say(stream, "<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>", "</iq>");
    say(stream, presence, "<subject");
}

static void look_for_marks(const char *bytes, size_t count, double now) {
    for (const char *at = bytes; (at = memchr(at, '(', bytes + count - at)) && at + MARK <= bytes + count; at++) {
        if (at[4] != ')') continue;
        char *end;
        long number = strtol(at + 1, &end, 10);
        if (end != at + 4 || number < 0 || sent_at[number] == 0) continue;
        arrivals[number]++;
        latencies[arrived++] = now - sent_at[number];
    }
}

static void read_subscriber(Subscriber *subscriber) {
    static char bytes[CHUNK + MARK];
    memcpy(bytes, subscriber->end, subscriber->held);
    ssize_t count = read(subscriber->socket, bytes + subscriber->held, CHUNK);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) {
        lost_streams++;
        epoll_ctl(epoll, EPOLL_CTL_DEL, subscriber->socket, NULL);
        return;
    }
    bytes_read += count;
    count += subscriber->held;
    look_for_marks(bytes, count, seconds());
    /* One byte less than a mark: what was found is not found again. */
    subscriber->held = count < MARK - 1 ? count : MARK - 1;
    memcpy(subscriber->end, bytes + count - subscriber->held, subscriber->held);
}

/* Reads the publisher's answers: each begins with its status. */
static void read_publisher(void) {
    static char bytes[CHUNK];
    ssize_t count = read(publisher, bytes, sizeof bytes - 1);
    if (count <= 0) return;
    bytes[count] = 0;
    for (char *at = bytes; (at = strstr(at, "HTTP/1.1 ")); at += 9) {
        if (at[9] != '2') fprintf(stderr, "A message was refused: %.300s\n", at), exit(2);
        acknowledged++;
    }
}

static void pump(int milliseconds) {
    struct epoll_event events[EVENTS];
    int ready = epoll_wait(epoll, events, EVENTS, milliseconds);
    for (int i = 0; i < ready; i++) {
        if (events[i].data.ptr) read_subscriber(events[i].data.ptr);
        else read_publisher();
    }
}

static void pump_for(double duration) {
    for (double end = seconds() + duration; seconds() < end;) pump(1);
}

static void publish(int number) {
    char digits[4];
    snprintf(digits, sizeof digits, "%03d", number);
    memcpy(publication + mark_at, digits, 3);
    sent_at[number] = seconds();
    write_all(publisher, publication, publication_length);
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* By nearest rank, in milliseconds. */
static double quantile(double *sorted, long count, double part) {
    long rank = count * part;
    return count == 0 ? 0 : sorted[rank < count ? rank : count - 1] * 1e3;
}

static void wait_for_watcher(void) {
    fflush(stdout);
    char line[8];
    if (!fgets(line, sizeof line, stdin)) exit(1);
}

/* Reads FILE into records. Returns how many there are. */
static int read_records(const char *path, char ***records) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path);
    char *record = NULL;
    size_t room = 0;
    int count = 0;
    *records = NULL;
    while (getdelim(&record, &room, 0, file) > 0) {
        *records = realloc(*records, (count + 1) * sizeof **records);
        (*records)[count++] = record;
        record = NULL;
        room = 0;
    }
    fclose(file);
    return count;
}

static void subscribe(Subscriber *all, int count, int port, char **requests, int request_count) {
    for (int i = 0; i < count; i++) {
        const char *request = requests[i < request_count ? i : request_count - 1];
        all[i].socket = dial(port);
        if (is_xmpp) {
            /* Each needs a name of their own in the room. */
            char presence[512];
            snprintf(presence, sizeof presence, request, i);
            join(all[i].socket, presence);
        } else {
            say(all[i].socket, request, "HTTP/1.1 200");
        }
        fcntl(all[i].socket, F_SETFL, O_NONBLOCK);
        watch(epoll, all[i].socket, &all[i]);
        if (i % 50 == 0) pump(0);
    }
}

/* Each message reaches all before the next one is sent. */
static void paced(int subscriber_total, int messages, double gap) {
    double *ordered = calloc(subscriber_total, sizeof *ordered), *p99 = calloc(messages, sizeof *p99), *last = calloc(messages, sizeof *last),
           *p50 = calloc(messages, sizeof *p50);
    long missing = 0;
    bytes_read = 0;
    for (int number = 0; number < messages; number++) {
        arrived = 0;
        publish(number);
        for (double end = seconds() + PATIENCE_S; arrivals[number] < subscriber_total && seconds() < end;) pump(10);
        missing += subscriber_total - arrivals[number];
        memcpy(ordered, latencies, arrived * sizeof *ordered);
        qsort(ordered, arrived, sizeof *ordered, compare);
        p50[number] = quantile(ordered, arrived, 0.5);
        p99[number] = quantile(ordered, arrived, 0.99);
        last[number] = quantile(ordered, arrived, 1);
        pump_for(gap);
    }
    qsort(p50, messages, sizeof *p50, compare);
    qsort(p99, messages, sizeof *p99, compare);
    qsort(last, messages, sizeof *last, compare);
    printf("{\"part\": \"paced\", \"deliveries\": %ld, \"missing\": %ld, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"last_ms\": %.3f, \"bytes\": %.0f}\n",
           (long)messages * subscriber_total - missing, missing, p50[messages / 2], p99[messages / 2], last[messages / 2],
           (double)bytes_read / ((double)messages * subscriber_total));
}

/* The next message is sent when the last one was accepted and no more than a few are on their way. */
static void burst(int subscriber_total, int first, int messages) {
    long window = 100000 / subscriber_total, before = acknowledged, wanted = (long)messages * subscriber_total;
    if (window < 2) window = 2;
    if (window > 32) window = 32;
    arrived = 0;
    double began = seconds(), end = began + 60;
    for (int sent = 0; arrived < wanted && seconds() < end;) {
        int is_accepted = is_xmpp || acknowledged - before == sent;
        if (sent < messages && is_accepted && sent - arrived / subscriber_total < window) publish(first + sent++);
        pump(sent < messages ? 0 : 10);
    }
    double took = seconds() - began;
    printf("{\"part\": \"burst\", \"deliveries\": %ld, \"missing\": %ld, \"seconds\": %.3f, \"lost_streams\": %ld}\n", arrived, wanted - arrived,
           took, lost_streams);
}

int main(int count, char **arguments) {
    if (count == 3 && !strcmp(arguments[1], "floor")) floor_server(atoi(arguments[2]));
    if (count != 9 || strcmp(arguments[1], "listen")) {
        fprintf(stderr, "usage: fanout floor PORT | fanout listen sse|xmpp PORT SUBSCRIBERS PACED GAP_MS BURST FILE\n");
        return 64;
    }
    is_xmpp = !strcmp(arguments[2], "xmpp");
    int port = atoi(arguments[3]), total = atoi(arguments[4]), paced_count = atoi(arguments[5]), burst_count = atoi(arguments[7]);
    double gap = atoi(arguments[6]) / 1e3;
    char **records;
    int record_count = read_records(arguments[8], &records);
    if (record_count < 2 || total < 1) fprintf(stderr, "Nothing to publish, or nobody to hear it.\n"), exit(64);
    if (paced_count + burst_count > NUMBERS) fprintf(stderr, "At most %d messages.\n", NUMBERS), exit(64);
    publication = records[0];
    publication_length = strlen(publication);
    char *mark = strstr(publication, "(###)");
    if (!mark) fprintf(stderr, "The message has no place for its number.\n"), exit(64);
    mark_at = mark + 1 - publication;
    latencies = calloc((size_t)total * (burst_count + 2), sizeof *latencies);

    epoll = epoll_create1(0);
    Subscriber *all = calloc(total, sizeof *all);
    double began = seconds();
    subscribe(all, total, port, records + 1, record_count - 1);
    /* In a room whoever speaks has to be in it: the first one does. */
    publisher = is_xmpp ? all[0].socket : dial(port);
    if (!is_xmpp) fcntl(publisher, F_SETFL, O_NONBLOCK), watch(epoll, publisher, NULL);
    pump_for(2);
    printf("{\"part\": \"open\", \"seconds\": %.2f}\n", seconds() - 2 - began);
    wait_for_watcher();
    paced(total, paced_count, gap);
    wait_for_watcher();
    burst(total, paced_count, burst_count);
    wait_for_watcher();
    return 0;
}
