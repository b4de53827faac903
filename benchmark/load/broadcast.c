// What a machine can do: every line that comes in goes to every client, the one who sent it too, and nothing else is
// done. Loopback only.
//   broadcast PORT direct    one send() for each client and line
//   broadcast PORT coalesce  one send() for each client and turn of epoll, straight out of one shared log
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#define LOG (64u << 20)
#define MAXC 200000

struct cl {
	int fd;
	uint64_t off;
	uint8_t blocked;
	uint32_t pos;
	char *part;
	uint32_t plen;
};
static struct cl *by[MAXC];
static struct cl **live;
static uint32_t nlive;
static char *lg;
static uint64_t head;
static int ep;
static char rb[1 << 18];
static int direct;
static struct cl *dead[65536];
static int ndead;

static void drop(struct cl *c) {
	if (c->fd < 0) return;
	epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, 0);
	by[c->fd] = 0;
	close(c->fd);
	c->fd = -1;
	live[c->pos] = live[--nlive];
	live[c->pos]->pos = c->pos;
	if (ndead < 65536) dead[ndead++] = c;
}

static void flush1(struct cl *c) {
	while (c->off < head) {
		if (head - c->off > LOG - (1 << 20)) {
			drop(c);
			return;
		}
		uint32_t o = c->off % LOG;
		uint64_t n = head - c->off;
		if (o + n > LOG) n = LOG - o;
		ssize_t k = send(c->fd, lg + o, n, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (k < 0) {
			if (errno == EAGAIN) {
				if (!c->blocked) {
					c->blocked = 1;
					struct epoll_event e = {.events = EPOLLIN | EPOLLOUT, .data.ptr = c};
					epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
				}
			} else
				drop(c);
			return;
		}
		c->off += k;
	}
	if (c->blocked) {
		c->blocked = 0;
		struct epoll_event e = {.events = EPOLLIN, .data.ptr = c};
		epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e);
	}
}

static void flush_all(void) {
	for (uint32_t i = nlive; i-- > 0;)
		if (i < nlive && !live[i]->blocked) flush1(live[i]);
	for (uint32_t i = nlive; i-- > 0;)
		if (i < nlive && live[i]->blocked && head - live[i]->off > LOG / 2) drop(live[i]);
}

static void app(const char *p, uint32_t n) {
	while (n) {
		uint32_t o = head % LOG, k = n;
		if (o + k > LOG) k = LOG - o;
		memcpy(lg + o, p, k);
		head += k;
		p += k;
		n -= k;
	}
}

int main(int ac, char **av) {
	int port = atoi(av[1]);
	direct = ac > 2 && !strcmp(av[2], "direct");
	signal(SIGPIPE, SIG_IGN);
	struct rlimit rl = {1000000, 1000000};
	setrlimit(RLIMIT_NOFILE, &rl);
	lg = malloc(LOG);
	live = calloc(MAXC, sizeof *live);
	int ls = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
	setsockopt(ls, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	if (bind(ls, (void *)&a, sizeof a) || listen(ls, 4096)) {
		perror("bind");
		return 1;
	}
	ep = epoll_create1(0);
	struct epoll_event e = {.events = EPOLLIN, .data.ptr = 0};
	epoll_ctl(ep, EPOLL_CTL_ADD, ls, &e);
	static struct epoll_event ev[1024];
	for (;;) {
		int n = epoll_wait(ep, ev, 1024, -1);
		int dirty = 0;
		for (int i = 0; i < n; i++) {
			struct cl *c = ev[i].data.ptr;
			if (!c) {
				for (int j = 0; j < 256; j++) {
					int fd = accept4(ls, 0, 0, SOCK_NONBLOCK);
					if (fd < 0) break;
					setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
					c = calloc(1, sizeof *c);
					c->fd = fd;
					c->off = head;
					by[fd] = c;
					c->pos = nlive;
					live[nlive++] = c;
					struct epoll_event q = {.events = EPOLLIN, .data.ptr = c};
					epoll_ctl(ep, EPOLL_CTL_ADD, fd, &q);
					if (send(fd, "OK\n", 3, MSG_NOSIGNAL) < 0) drop(c);
				}
				continue;
			}
			if (c->fd < 0) continue;
			if (ev[i].events & EPOLLOUT) {
				flush1(c);
				if (c->fd < 0) continue;
			}
			if (ev[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
				uint32_t pl = c->plen;
				if (pl) memcpy(rb, c->part, pl);
				ssize_t k = recv(c->fd, rb + pl, sizeof rb - pl, 0);
				if (k <= 0) {
					if (k == 0 || errno != EAGAIN) drop(c);
					continue;
				}
				char *p = rb, *end = rb + pl + k, *nl;
				if (direct) {
					while (c->fd >= 0 && (nl = memchr(p, '\n', end - p))) {
						app(p, nl + 1 - p);
						p = nl + 1;
						flush_all();
					}
				} else {
					nl = memrchr(p, '\n', end - p);
					if (nl) {
						app(p, nl + 1 - p);
						p = nl + 1;
						dirty = 1;
					}
				}
				if (c->fd < 0) continue;
				c->plen = end - p;
				if (c->plen) {
					c->part = realloc(c->part, c->plen);
					memcpy(c->part, p, c->plen);
				}
			}
		}
		if (dirty) flush_all();
		while (ndead) {
			struct cl *d = dead[--ndead];
			free(d->part);
			free(d);
		}
	}
}
