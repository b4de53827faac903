// A load generator for chat servers: one thread, one epoll, all members of the rooms. Speaks what `protocols` below has.
// Loopback only; every run is bounded by --members, --seconds and --max-seconds. Prints one JSON object.
//
// A payload is `^`, 12 hex digits of ns since the start, 8 of sequence and 4 of sender, then words: so latency, gaps,
// duplicates and the order are looked at per receiver and sender, and at the end each receiver must have had exactly
// what was said.
//
// --mode saturate: at most --window messages are in flight, and a new one goes out as one has arrived everywhere; with
//     --burst 1, that many go out at once when all have arrived.
// --mode rate: --rate messages a second in all, come what may. Latency counts from when one was due, so that a server
//     that stalls does not slow its own measuring down. With --drop K, in the middle the last K members go at once.
// --mode enter: only the way in. --mode idle: and then nothing for --seconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef uint64_t u64;
typedef uint32_t u32;

// %n is the nickname, %r the room, %d the sender's number of the message, %l the payload's length.
struct protocol {
	const char *name, *hello, *ready, *join, *joined, *before, *after;
	int echo;								 // whether one gets one's own messages
	const char *sender_hello, *sender_ready; // where those who send do not receive
};

static const struct protocol protocols[] = {
	{"irc", "NICK %n\r\nUSER %n 0 * :bench\r\n", " 001 ", "JOIN %r\r\n", " 366 ", "PRIVMSG %r :", "\r\n", 0, 0, 0},
	// As the client of chat-tui: a token, and numbered messages, which are acknowledged. Everyone is in #lobby.
	{"native", "{\"type\":\"hello\",\"version\":1,\"name\":\"%n\",\"token\":\"%n-of-the-load-generator\"}\n",
	 "\"welcome\"", "{\"type\":\"join\",\"room\":\"%r\"}\n", "\"entered\"",
	 "{\"type\":\"say\",\"room\":\"%r\",\"text\":\"", "\",\"kind\":\"text\",\"number\":%d}\n", 0, 0, 0},
	{"json", "{\"cmd\":\"0\",\"nickname\":\"%n\"}", "\"cmd\":\"03\"", 0, 0, "{\"cmd\":\"7\",\"msg\":\"", "\"}", 0, 0,
	 0},
	{"text", "", "/help", 0, 0, "", "\n", 0, 0, 0},
	{"raw", "", "OK", 0, 0, "", "\n", 1, 0, 0},
	{"redis", "SUBSCRIBE x\r\n", "subscribe", 0, 0, "*3\r\n$7\r\nPUBLISH\r\n$1\r\nx\r\n$%l\r\n", "\r\n", 1, "PING\r\n",
	 "PONG"},
};

enum state { NONE, CONNECTING, GREETING, REGISTERED, JOINING, READY, DEAD };

struct conn {
	int fd;
	u32 index, room;
	const struct protocol *protocol;
	uint8_t state, is_sender, is_separate, is_dropped;
	u32 carry_len, carry_cap, out_len, out_off, out_cap;
	char *carry, *out;
	char *message; // what it says, with a place for the payload's figures
	u32 message_len, mark, number_at, sequence;
	u64 received, own; // own: what it said itself
};

// ---- options
static int port, members = 10, senders = 10, payload = 100, window = 64, concurrency = 200, join_concurrency = 32,
				 core = -1;
static int is_burst, no_join, sampling = 1, room_count = 1, drop, verbose;
static double rate, seconds = 3, warm = 1, settle_seconds = 0.3, max_seconds = 150;
static const char *mode = "saturate", *room = "#x", *protocol_names = "irc";
static const struct protocol *mix[8];
static int mix_count, pids[16], pid_count;

// ---- state
static struct conn *conns;
static int conn_count, separate, epoll_fd, is_running, greeting, joining;
static u32 *last_sequence;		   // [conn * senders + sender]
static u64 start_time, *said;	   // said: messages by room
static int64_t outstanding, *live; // deliveries under way; live: members by room
static char *buffer;
static const size_t buffer_size = 1 << 20;
static u64 deliveries, reads, sent, gaps, duplicates, reordered, disconnects, errors, bytes, ready, registered,
	last_received;
static u64 from, until, dropped_at, longest_before, longest_after; // ns since the start

static u64 now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (u64)t.tv_sec * 1000000000ull + t.tv_nsec - start_time;
}

static void die(const char *format, ...) {
	va_list list;
	va_start(list, format);
	vfprintf(stderr, format, list);
	va_end(list);
	fputc('\n', stderr);
	exit(2);
}

// The first few of a kind are told.
static void complain(const char *what, const struct conn *c, const char *line, size_t length) {
	static int told;
	if (told++ < 5 || verbose)
		fprintf(stderr, "%s, member %u (%s): %.*s\n", what, c->index, c->protocol->name, (int)length, line);
}

// ---- latencies: 64 steps for each power of two, so that a figure is within 1.6 %
#define STEP_BITS 6
static u64 histogram[64 << STEP_BITS], measured, longest;

static void note(u64 ns) {
	int at = (int)ns;
	if (ns >= 1u << STEP_BITS) {
		int power = 63 - __builtin_clzll(ns);
		at = ((power - STEP_BITS + 1) << STEP_BITS) + ((ns >> (power - STEP_BITS)) & ((1 << STEP_BITS) - 1));
	}
	histogram[at]++;
	measured++;
	if (ns > longest) longest = ns;
}

static double quantile(double part) {
	u64 target = (u64)(part * measured), count = 0;
	for (int at = 0; at < 64 << STEP_BITS && measured; at++) {
		count += histogram[at];
		if (count <= target) continue;
		if (at < 1 << STEP_BITS) return at;
		int power = (at >> STEP_BITS) + STEP_BITS - 1;
		return (double)(((u64)1 << power) + ((u64)(at & ((1 << STEP_BITS) - 1)) << (power - STEP_BITS)));
	}
	return (double)longest;
}

// ---- what the server's processes take, of /proc
static double server_cpu(void) {
	double sum = 0, ticks = sysconf(_SC_CLK_TCK);
	for (int i = 0; i < pid_count; i++) {
		char path[64], text[1024];
		snprintf(path, sizeof path, "/proc/%d/stat", pids[i]);
		FILE *file = fopen(path, "r");
		if (!file) continue;
		size_t length = fread(text, 1, sizeof text - 1, file);
		fclose(file);
		text[length] = 0;
		char *rest = strrchr(text, ')');
		unsigned long user, system;
		if (rest && sscanf(rest + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) == 2)
			sum += (user + system) / ticks;
	}
	return sum;
}

static long server_kib(void) {
	long sum = 0;
	for (int i = 0; i < pid_count; i++) {
		char path[64];
		long size, resident;
		snprintf(path, sizeof path, "/proc/%d/statm", pids[i]);
		FILE *file = fopen(path, "r");
		if (!file) continue;
		if (fscanf(file, "%ld %ld", &size, &resident) == 2) sum += resident * (sysconf(_SC_PAGESIZE) / 1024);
		fclose(file);
	}
	return sum;
}

static double own_cpu(void) {
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// What all processes of the machine have had of it.
static double machine_cpu(void) {
	unsigned long a[8] = {0};
	FILE *file = fopen("/proc/stat", "r");
	if (!file) return 0;
	int count = fscanf(file, "cpu %lu %lu %lu %lu %lu %lu %lu %lu", a, a + 1, a + 2, a + 3, a + 4, a + 5, a + 6, a + 7);
	fclose(file);
	return count < 8 ? 0 : (double)(a[0] + a[1] + a[2] + a[5] + a[6] + a[7]) / sysconf(_SC_CLK_TCK);
}

// ---- connections
static void watch(struct conn *c) {
	struct epoll_event event = {.data.u32 = c->index, .events = EPOLLRDHUP | EPOLLIN};
	if (c->out_len > c->out_off || c->state == CONNECTING) event.events |= EPOLLOUT;
	epoll_ctl(epoll_fd, EPOLL_CTL_MOD, c->fd, &event);
}

static int gets_own(const struct conn *c) { return c->protocol->echo && !c->is_separate; }

// How many deliveries a message of theirs makes.
static int64_t fan_of(const struct conn *c) { return live[c->room] - (c->is_separate || gets_own(c) ? 0 : 1); }

static u64 expected_of(const struct conn *c) { return said[c->room] - (gets_own(c) ? 0 : c->own); }

static void lose(struct conn *c, const char *why) {
	if (c->state == DEAD) return;
	if (c->state == GREETING || c->state == CONNECTING) greeting--;
	if (c->state == JOINING) joining--;
	if (c->state >= REGISTERED) registered--;
	if (c->state == READY) {
		ready--;
		if (is_running && !c->is_separate) {
			live[c->room]--;
			outstanding -= (int64_t)(expected_of(c) - c->received);
		}
	}
	c->state = DEAD;
	if (!c->is_dropped) {
		disconnects++;
		complain("lost", c, why, strlen(why));
	}
	close(c->fd);
	c->fd = -1;
}

static void flush_out(struct conn *c) {
	while (c->out_off < c->out_len) {
		ssize_t count = send(c->fd, c->out + c->out_off, c->out_len - c->out_off, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (count < 0) {
			if (errno == EAGAIN)
				watch(c);
			else
				lose(c, strerror(errno));
			return;
		}
		c->out_off += count;
	}
	c->out_off = c->out_len = 0;
}

static void add_out(struct conn *c, const char *text, u32 length) {
	if (c->out_off == c->out_len) c->out_off = c->out_len = 0;
	if (c->out_len + length > c->out_cap) {
		c->out_cap = (c->out_len + length) * 2;
		c->out = realloc(c->out, c->out_cap);
	}
	memcpy(c->out + c->out_len, text, length);
	c->out_len += length;
}

static const char *room_name(u32 index) {
	static char name[80];
	if (room_count == 1) return room;
	snprintf(name, sizeof name, "%.60s%u", room, index);
	return name;
}

// A template with everything in its place but the number, which gets ten spaces.
static u32 expand(const struct conn *c, const char *template, char *out, size_t size) {
	u32 length = 0;
	for (const char *p = template; *p && length < size - 100; p++) {
		if (*p != '%') {
			out[length++] = *p;
			continue;
		}
		switch (*++p) {
		case 'n': length += sprintf(out + length, "b%05u", c->index); break;
		case 'r': length += sprintf(out + length, "%s", room_name(c->room)); break;
		case 'd': length += sprintf(out + length, "          "); break;
		case 'l': length += sprintf(out + length, "%d", payload); break;
		}
	}
	out[length] = 0;
	return length;
}

static void say_template(struct conn *c, const char *template) {
	char text[1024];
	u32 length = expand(c, template, text, sizeof text);
	if (length) {
		add_out(c, text, length);
		flush_out(c);
	}
}

static void prepare_message(struct conn *c) {
	char before[256], after[256];
	u32 before_len = expand(c, c->protocol->before, before, sizeof before),
		after_len = expand(c, c->protocol->after, after, sizeof after);
	c->message_len = before_len + payload + after_len;
	c->message = malloc(c->message_len);
	c->mark = before_len;
	memcpy(c->message, before, before_len);
	for (int i = 0; i < payload; i++) c->message[before_len + i] = i ? "the quick brown fox jumps over "[i % 31] : '^';
	memcpy(c->message + before_len + payload, after, after_len);
	char *number = strstr(after, "          ");
	c->number_at = number ? before_len + payload + (u32)(number - after) : 0;
}

static void connect_one(u32 index) {
	struct conn *c = &conns[index];
	c->index = index;
	c->is_separate = (int)index >= members;
	c->is_sender = separate ? c->is_separate : (int)index < senders;
	c->room = index % room_count;
	c->protocol = mix[(index / room_count) % mix_count];
	if (c->is_sender) prepare_message(c);
	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (c->fd < 0) die("socket: %s", strerror(errno));
	int one = 1;
	setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	struct sockaddr_in address = {
		.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	c->state = CONNECTING;
	greeting++;
	int result = connect(c->fd, (void *)&address, sizeof address);
	struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP, .data.u32 = index};
	epoll_ctl(epoll_fd, EPOLL_CTL_ADD, c->fd, &event);
	if (result < 0 && errno != EINPROGRESS) lose(c, strerror(errno));
}

static const char *hello_of(const struct conn *c) {
	return c->is_separate ? c->protocol->sender_hello : c->protocol->hello;
}

static const char *ready_of(const struct conn *c) {
	return c->is_separate ? c->protocol->sender_ready : c->protocol->ready;
}

// In #lobby one is already, in chat-tui's own protocols.
static int needs_join(const struct conn *c) {
	return !no_join && c->protocol->join &&
		   !(strcmp(c->protocol->name, "native") == 0 && strcmp(room_name(c->room), "#lobby") == 0);
}

static int has(const char *line, size_t length, const char *what) {
	return memmem(line, length, what, strlen(what)) != NULL;
}

// A line that is no message of ours.
static void on_control(struct conn *c, const char *line, size_t length) {
	if (verbose > 1) complain("line", c, line, length);
	if (length > 4 && memcmp(line, "PING", 4) == 0) {
		char answer[600];
		add_out(c, answer,
				snprintf(answer, sizeof answer, "PONG%.*s\r\n", (int)(length > 500 ? 500 : length) - 4, line + 4));
		flush_out(c);
		return;
	}
	static const char ping[] = "{\"type\":\"ping\"";
	if (length > sizeof ping && memcmp(line, ping, sizeof ping - 1) == 0) {
		char answer[200];
		add_out(c, answer,
				snprintf(answer, sizeof answer, "{\"type\":\"pong\"%.*s\n",
						 (int)(length > 150 ? 150 : length) - (int)sizeof ping + 1, line + sizeof ping - 1));
		flush_out(c);
		return;
	}
	static const char rejected[] = "{\"type\":\"rejected\"", goodbye[] = "{\"type\":\"goodbye\"";
	if ((length > 5 && memcmp(line, "ERROR", 5) == 0) ||
		(length > sizeof rejected && memcmp(line, rejected, sizeof rejected - 1) == 0) ||
		(length > sizeof goodbye && memcmp(line, goodbye, sizeof goodbye - 1) == 0)) {
		errors++;
		complain("refused", c, line, length);
		return;
	}
	if (c->state == GREETING && has(line, length, ready_of(c))) {
		greeting--;
		registered++;
		c->state = needs_join(c) ? REGISTERED : READY;
		if (c->state == READY) ready++;
	} else if (c->state == JOINING && has(line, length, c->protocol->joined)) {
		joining--;
		ready++;
		c->state = READY;
	} else if ((c->state == GREETING || c->state == JOINING) && c->protocol == &protocols[0] && line[0] == ':') {
		// A numeric of IRC that says no; 422 says that there is no message of the day.
		const char *space = memchr(line, ' ', length);
		if (space && space[1] == '4' && memcmp(space + 1, "422", 3) != 0) {
			errors++;
			complain("refused", c, line, length);
		}
	}
}

static int8_t hex_of[256];

static int read_hex(const char *text, int digits, u64 *out) {
	u64 value = 0;
	for (int i = 0; i < digits; i++) {
		int digit = hex_of[(uint8_t)text[i]];
		if (digit < 0) return 0;
		value = value << 4 | (u64)digit;
	}
	*out = value;
	return 1;
}

static void write_hex(char *out, int digits, u64 value) {
	for (int i = digits - 1; i >= 0; i--, value >>= 4) out[i] = "0123456789abcdef"[value & 15];
}

static void on_line(struct conn *c, const char *line, size_t length, u64 time) {
	const char *mark = is_running ? memchr(line, '^', length) : NULL;
	u64 due, sequence, sender;
	if (mark && length - (mark - line) >= 25 && read_hex(mark + 1, 12, &due) && read_hex(mark + 13, 8, &sequence) &&
		read_hex(mark + 21, 4, &sender) && sender < (u64)senders) {
		deliveries++;
		c->received++;
		outstanding--;
		u32 *last = &last_sequence[(size_t)c->index * senders + sender];
		if (sequence == *last + 1ull)
			*last = sequence;
		else if (sequence > *last) {
			gaps += sequence - *last - 1;
			*last = sequence;
			complain("gap", c, line, length);
		} else if (sequence == *last)
			duplicates++;
		else
			reordered++; // late, or a second time: the count at the end tells which
		if (due >= from && due < until) {
			u64 taken = time > due ? time - due : 0;
			note(taken);
			if (dropped_at == 0) longest_before = taken > longest_before ? taken : longest_before;
			// What was under way when they went is held up by it as well.
			else if (taken > longest_after)
				longest_after = taken;
		}
		return;
	}
	while (length && line[length - 1] == '\r') length--;
	if (length) on_control(c, line, length);
}

static void on_read(struct conn *c) {
	// Out of the sample a receiver is only counted, by the marks, so that this is not slower than the server.
	int is_counted = sampling > 1 && is_running && c->index % sampling && !c->is_sender;
	size_t offset = is_counted ? 0 : c->carry_len;
	if (offset) memcpy(buffer, c->carry, offset);
	ssize_t count = recv(c->fd, buffer + offset, buffer_size - offset, MSG_DONTWAIT);
	if (count <= 0) {
		if (count == 0 || errno != EAGAIN) lose(c, count == 0 ? "ended by the server" : strerror(errno));
		return;
	}
	u64 time = now();
	last_received = time;
	reads++;
	bytes += count;
	if (is_counted) {
		u64 marks = 0;
		for (ssize_t i = 0; i < count; i++) marks += buffer[i] == '^';
		deliveries += marks;
		c->received += marks;
		outstanding -= (int64_t)marks;
		return;
	}
	char *at = buffer, *end = buffer + offset + count, *newline;
	while (at < end && (newline = memchr(at, '\n', end - at))) {
		on_line(c, at, newline - at, time);
		if (c->state == DEAD) return;
		at = newline + 1;
	}
	c->carry_len = end - at;
	if (c->carry_len > buffer_size / 2) die("a line of more than %u bytes", c->carry_len);
	if (c->carry_len > c->carry_cap) {
		c->carry_cap = c->carry_len * 2;
		c->carry = realloc(c->carry, c->carry_cap);
	}
	if (c->carry_len) memcpy(c->carry, at, c->carry_len);
}

static int poll_once(int ms) {
	static struct epoll_event events[2048];
	int count = epoll_wait(epoll_fd, events, 2048, ms);
	for (int i = 0; i < count; i++) {
		struct conn *c = &conns[events[i].data.u32];
		u32 what = events[i].events;
		if (c->state == CONNECTING && (what & (EPOLLOUT | EPOLLERR | EPOLLHUP))) {
			int error = 0;
			socklen_t length = sizeof error;
			getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &length);
			if (error) {
				lose(c, strerror(error));
				continue;
			}
			c->state = GREETING;
			say_template(c, hello_of(c));
			if (c->state != DEAD) watch(c);
		}
		if (c->state != DEAD && (what & (EPOLLIN | EPOLLHUP | EPOLLERR | EPOLLRDHUP))) on_read(c);
		if (c->state != DEAD && (what & EPOLLOUT) && c->out_len) {
			flush_out(c);
			if (c->state != DEAD && !c->out_len) watch(c);
		}
	}
	return count;
}

// ---- the way in
static void enter_all(double *register_seconds, double *join_seconds) {
	u64 begun = now(), limit = begun + (u64)(max_seconds * 1e9);
	int next = 0;
	while ((int)registered < conn_count && now() < limit && disconnects == 0) {
		while (next < conn_count && greeting < concurrency) connect_one(next++);
		poll_once(50);
	}
	*register_seconds = (now() - begun) / 1e9;
	if ((int)registered < conn_count)
		die("%d of %d are registered after %.1f s", (int)registered, conn_count, *register_seconds);
	u64 join_begun = now();
	limit = join_begun + (u64)(max_seconds * 1e9);
	next = 0;
	while (!no_join && (int)ready < conn_count && now() < limit && disconnects == 0) {
		for (; next < conn_count && joining < join_concurrency; next++) {
			struct conn *c = &conns[next];
			if (c->state != REGISTERED) continue;
			c->state = JOINING;
			joining++;
			say_template(c, c->protocol->join);
		}
		poll_once(50);
	}
	if (!no_join && (int)ready < conn_count)
		die("%d of %d have joined after %.1f s", (int)ready, conn_count, (now() - join_begun) / 1e9);
	// In: when everyone has been told of everyone.
	u64 quiet = (u64)(settle_seconds * 1e9), end = now() + 60000000000ull;
	last_received = now();
	while (now() - last_received < quiet && now() < end) poll_once(20);
	*join_seconds = (last_received - join_begun) / 1e9;
}

// ---- the run
static void say(u32 sender, u64 due) {
	struct conn *c = &conns[separate ? members + (int)sender : (int)sender];
	if (c->state == DEAD) return;
	char *figures = c->message + c->mark + 1;
	write_hex(figures, 12, due);
	write_hex(figures + 12, 8, ++c->sequence);
	write_hex(figures + 20, 4, sender);
	if (c->number_at) {
		char number[16];
		snprintf(number, sizeof number, "%10u", c->sequence);
		memcpy(c->message + c->number_at, number, 10);
	}
	add_out(c, c->message, c->message_len);
	sent++;
	c->own++;
	said[c->room]++;
	outstanding += fan_of(c);
}

static void flush_senders(void) {
	for (int i = 0; i < senders; i++) {
		struct conn *c = &conns[separate ? members + i : i];
		if (c->state != DEAD && c->out_len) flush_out(c);
	}
}

// The last of them go, some per turn, so that it is not this which stalls.
static void drop_some(int *left) {
	for (int i = 0; i < 25 && *left > 0; i++, --*left) {
		struct conn *c = &conns[members - *left];
		c->is_dropped = 1;
		lose(c, "");
	}
}

struct figures {
	double wall, idle, cpu, own, noise;
	u64 sent, deliveries, reads, bytes;
};

static struct figures run(void) {
	int is_rate = strcmp(mode, "rate") == 0, is_measuring = 0, was_idle = 0, to_drop = drop;
	u64 begun = now(), queued_count = 0, idle = 0, idle_before = 0, last = begun, measured_from = 0, next_sender = 0;
	struct figures before = {0};
	is_running = 1;
	deliveries = reads = bytes = sent = 0;
	for (int i = 0; i < members; i++) live[conns[i].room]++;
	from = begun + (u64)(warm * 1e9);
	until = from + (u64)(seconds * 1e9);
	double period = rate > 0 ? 1e9 / rate : 0;
	int64_t widest = live[0] - (mix[0]->echo ? 0 : 1);
	for (;;) {
		u64 time = now();
		if (was_idle) idle += time - last;
		last = time;
		if (time >= until || disconnects) break;
		if (!is_measuring && time >= from) {
			is_measuring = 1;
			measured_from = time;
			idle_before = idle;
			before = (struct figures){.cpu = server_cpu(),
									  .own = own_cpu(),
									  .noise = machine_cpu(),
									  .sent = sent,
									  .deliveries = deliveries,
									  .reads = reads,
									  .bytes = bytes};
		}
		if (to_drop > 0 && time >= (from + until) / 2) {
			if (!dropped_at) dropped_at = time;
			drop_some(&to_drop);
		}
		int queued = 0;
		if (is_rate)
			for (; begun + (u64)(queued_count * period) <= time && queued < 4096; queued_count++, queued++)
				say(next_sender++ % senders, begun + (u64)(queued_count * period));
		else if (is_burst ? outstanding <= 0 : 1)
			while ((is_burst || outstanding <= (window - 1) * widest) && queued < window) {
				say(next_sender++ % senders, time);
				queued++;
			}
		if (queued) flush_senders();
		was_idle = poll_once(0) == 0 && !queued;
	}
	u64 time = now();
	struct figures found = {.wall = (time - measured_from) / 1e9,
							.idle = (idle - idle_before) / 1e9,
							.cpu = server_cpu() - before.cpu,
							.own = own_cpu() - before.own,
							.sent = sent - before.sent,
							.deliveries = deliveries - before.deliveries,
							.reads = reads - before.reads,
							.bytes = bytes - before.bytes};
	found.noise = machine_cpu() - before.noise - found.cpu - found.own;
	u64 end = now() + 5000000000ull;
	while (outstanding > 0 && now() < end) poll_once(10);
	// And what should not come any more.
	for (end = now() + 30000000ull; now() < end;) poll_once(5);
	return found;
}

static void read_options(int count, char **words) {
	static const struct option options[] = {{"protocol", 1, 0, 1},
											{"port", 1, 0, 2},
											{"members", 1, 0, 3},
											{"senders", 1, 0, 4},
											{"payload", 1, 0, 5},
											{"mode", 1, 0, 6},
											{"window", 1, 0, 7},
											{"rate", 1, 0, 8},
											{"seconds", 1, 0, 9},
											{"warm", 1, 0, 10},
											{"pid", 1, 0, 11},
											{"core", 1, 0, 12},
											{"concurrency", 1, 0, 13},
											{"join-concurrency", 1, 0, 14},
											{"no-join", 1, 0, 15},
											{"max-seconds", 1, 0, 16},
											{"room", 1, 0, 17},
											{"rooms", 1, 0, 18},
											{"sampling", 1, 0, 19},
											{"burst", 1, 0, 20},
											{"drop", 1, 0, 21},
											{"verbose", 1, 0, 22},
											{0}};
	for (int option; (option = getopt_long(count, words, "", options, NULL)) != -1;) switch (option) {
		case 1: protocol_names = optarg; break;
		case 2: port = atoi(optarg); break;
		case 3: members = atoi(optarg); break;
		case 4: senders = atoi(optarg); break;
		case 5: payload = atoi(optarg); break;
		case 6: mode = optarg; break;
		case 7: window = atoi(optarg); break;
		case 8: rate = atof(optarg); break;
		case 9: seconds = atof(optarg); break;
		case 10: warm = atof(optarg); break;
		case 11: pids[pid_count++ % 16] = atoi(optarg); break;
		case 12: core = atoi(optarg); break;
		case 13: concurrency = atoi(optarg); break;
		case 14: join_concurrency = atoi(optarg); break;
		case 15: no_join = atoi(optarg); break;
		case 16: max_seconds = atof(optarg); break;
		case 17: room = optarg; break;
		case 18: room_count = atoi(optarg); break;
		case 19: sampling = atoi(optarg); break;
		case 20: is_burst = atoi(optarg); break;
		case 21: drop = atoi(optarg); break;
		case 22: verbose = atoi(optarg); break;
		default: die("an option that is none");
		}
	char names[256];
	snprintf(names, sizeof names, "%s", protocol_names);
	for (char *rest = 0, *name = strtok_r(names, ",", &rest); name && mix_count < 8; name = strtok_r(0, ",", &rest)) {
		for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++)
			if (strcmp(protocols[i].name, name) == 0) mix[mix_count++] = &protocols[i];
	}
	if (!mix_count || members < 1 || senders < 1 || payload < 25 || room_count < 1 || sampling < 1 || drop > members)
		die("options that do not fit");
	separate = mix[0]->sender_hello != NULL;
	if (senders > members && !separate) senders = members;
}

int main(int count, char **words) {
	signal(SIGPIPE, SIG_IGN);
	memset(hex_of, -1, sizeof hex_of);
	for (int i = 0; i < 10; i++) hex_of['0' + i] = i;
	for (int i = 0; i < 6; i++) hex_of['a' + i] = hex_of['A' + i] = 10 + i;
	read_options(count, words);
	if (core >= 0) {
		cpu_set_t set;
		CPU_ZERO(&set);
		CPU_SET(core, &set);
		sched_setaffinity(0, sizeof set, &set);
	}
	struct rlimit files;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	conn_count = members + (separate ? senders : 0);
	conns = calloc(conn_count, sizeof *conns);
	last_sequence = calloc((size_t)conn_count * senders, sizeof *last_sequence);
	said = calloc(room_count, sizeof *said);
	live = calloc(room_count, sizeof *live);
	buffer = malloc(buffer_size);
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	start_time = now();

	double register_seconds, join_seconds, cpu_before = server_cpu();
	long kib_before = server_kib();
	enter_all(&register_seconds, &join_seconds);
	double enter_cpu = server_cpu() - cpu_before;
	long kib_entered = server_kib();
	u64 enter_bytes = bytes;

	struct figures found = {0};
	double idle_cpu = 0;
	int is_run = strcmp(mode, "saturate") == 0 || strcmp(mode, "rate") == 0;
	if (is_run)
		found = run();
	else if (strcmp(mode, "idle") == 0) {
		double before = server_cpu();
		for (u64 end = now() + (u64)(seconds * 1e9); now() < end;) poll_once(50);
		idle_cpu = server_cpu() - before;
	}

	// Each receiver has exactly what was said in its room.
	u64 missing = 0, surplus = 0;
	for (int i = 0; i < members && is_run; i++) {
		const struct conn *c = &conns[i];
		if (c->state == DEAD) continue;
		u64 expected = expected_of(c);
		if (c->received < expected)
			missing += expected - c->received;
		else
			surplus += c->received - expected;
	}
	double wall = found.wall > 0 ? found.wall : 1;
	printf("{\"registered\":%d,\"registerSeconds\":%.4f,\"joinSeconds\":%.4f,\"enterCpu\":%.3f,\"enterBytes\":%lu,",
		   (int)registered, register_seconds, join_seconds, enter_cpu, enter_bytes);
	printf("\"seconds\":%.3f,\"sent\":%lu,\"deliveries\":%lu,\"perSecond\":%.1f,\"sentPerSecond\":%.1f,"
		   "\"bytesPerSecond\":%.0f,\"perRead\":%.3f,",
		   found.wall, found.sent, found.deliveries, found.deliveries / wall, found.sent / wall, found.bytes / wall,
		   found.reads ? (double)found.deliveries / found.reads : 0);
	printf("\"p50\":%.2f,\"p90\":%.2f,\"p99\":%.2f,\"p999\":%.2f,\"longest\":%.2f,\"longestBefore\":%.2f,"
		   "\"longestAfter\":%.2f,",
		   quantile(.5) / 1e3, quantile(.9) / 1e3, quantile(.99) / 1e3, quantile(.999) / 1e3, longest / 1e3,
		   longest_before / 1e3, longest_after / 1e3);
	printf("\"gaps\":%lu,\"duplicates\":%lu,\"reordered\":%lu,\"missing\":%lu,\"surplus\":%lu,\"disconnects\":%lu,"
		   "\"errors\":%lu,",
		   gaps, duplicates, reordered, missing, surplus, disconnects, errors);
	printf("\"cpu\":%.3f,\"cpuShare\":%.3f,\"cpuPerDelivery\":%.4f,\"generatorShare\":%.3f,\"noise\":%.3f,\"idleCpu\":%"
		   ".3f,",
		   found.cpu, found.cpu / wall, found.deliveries ? found.cpu * 1e6 / found.deliveries : 0,
		   found.wall > 0 ? (found.wall - found.idle) / found.wall : 0, found.noise / wall, idle_cpu);
	printf("\"kibBefore\":%ld,\"kibEntered\":%ld,\"kibAfter\":%ld}\n", kib_before, kib_entered, server_kib());
	struct linger at_once = {1, 0};
	for (int i = 0; i < conn_count; i++)
		if (conns[i].fd > 0) {
			setsockopt(conns[i].fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
			close(conns[i].fd);
		}
	return 0;
}
