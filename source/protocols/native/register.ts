import {createHash} from 'node:crypto';
import {lobby} from '../../limits.ts';
import type {Command} from '../../messages.ts';
import {sanitizeLine} from '../../text/sanitize.ts';
import type {SessionContext} from '../protocol.ts';
import type {ClientFrame} from './frames.ts';

export type Hello = Extract<ClientFrame, {type: 'hello'}>;

/** The token is a secret between the client and its session: the journal and other servers get this hash (SHA-256, base64url). */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** What a hello asks of the hub. */
export const toRegister = (hello: Hello, {address, port}: SessionContext): Command => ({
	type: 'register',
	protocol: 'native',
	address,
	port,
	rooms: [lobby],
	...(hello.name === undefined ? {} : {name: sanitizeLine(hello.name)}),
	...(hello.token === undefined ? {} : {token: hashToken(hello.token)}),
	...(hello.saidAt === undefined ? {} : {saidAt: hello.saidAt}),
});
