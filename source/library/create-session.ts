/** What a session runs on. The one place where it gets its wire, its clock, its chance and its secret: the program's own screens have theirs from here. */
import {randomBytes} from 'node:crypto';
import {type Clock, systemClock} from '../client/clock.ts';
import {createChatSession} from '../client/session.ts';
import type {CreateSession} from '../client/session-contract.ts';
import {type Connect, connectTcp} from '../client/transport.ts';
import {defaultPort} from '../limits.ts';

export type Wires = {
	readonly connect: Connect;
	readonly clock: Clock;
	/** From 0 to 1, as `Math.random`. */
	readonly random: () => number;
	/** A secret, at least 16 characters. */
	readonly newToken: () => string;
};

/** Make sessions that run on this. */
export const wireSessions =
	({connect, clock, random, newToken}: Wires): CreateSession =>
	({host = 'localhost', port = defaultPort, ...options}) =>
		createChatSession({
			...options,
			address: {host, port},
			connect,
			clock,
			random,
			token: options.start?.token ?? newToken(),
		});

/**
A session over TCP, which this program's own screens are built on: one's place in a chat, through as many connections as it takes. It says
hello and resumes, numbers messages and sends each until it is acknowledged, keeps to the server's pace, answers its heartbeat, and comes back after
a growing pause. What rooms and people are, and what was missed, is for whoever uses it: `connect` is that, for programs that want less.
*/
export const createSession: CreateSession = wireSessions({
	connect: connectTcp,
	clock: systemClock,
	random: Math.random,
	newToken: () => randomBytes(24).toString('base64url'),
});
