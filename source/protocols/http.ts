/** A page for whoever comes with a browser or curl: how to join. Knows one answer of HTTP (RFC 9110, RFC 9112); knows nothing of the chat. */
import type {ProtocolName} from '../messages.ts';
import type {Protocol, Session, SessionContext} from './protocol.ts';

/** A request's head has at most this much; more is answered all the same. */
const headUnitsMax = 16 * 1024;

/** Whoever types a request by hand may never send the empty line. */
const patienceMs = 1000;

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, character => escapes[character] ?? '');

/** The host that was asked for, as the visitor knows it; else the address that it reached. */
const hostOf = (head: string, fallback: string): string => {
	const asked = /^host:[ \t]*(\[[\da-f:.]+\]|[\w.-]+)(?::\d+)?[ \t]*\r?$/im.exec(head)?.[1];
	return (asked ?? fallback).replace(/^\[|\]$/g, '');
};

const page = (name: string, host: string, port: number): string => `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(name)}</title>
<h1>${escapeHtml(name)}</h1>
<p>This is a chat-tui server. It is joined from a terminal:
<pre>npx chat-tui join ${escapeHtml(host)} ${port}</pre>
<p>or with what every machine has:
<pre>nc ${escapeHtml(host)} ${port}</pre>
`;

/** The whole answer to a request, of which `head` is what has come. */
export const answerRequest = (
	head: string,
	server: {readonly name: string; readonly address: string; readonly port: number},
): string => {
	const method = /^\w*/.exec(head)?.[0] ?? '';
	const isAllowed = method === 'GET' || method === 'HEAD';
	const body = isAllowed
		? page(server.name, hostOf(head, server.address), server.port)
		: '<!doctype html>\n<title>chat-tui</title>\n<p>Only GET and HEAD.\n';
	return [
		isAllowed ? 'HTTP/1.1 200 OK' : 'HTTP/1.1 405 Method Not Allowed',
		...(isAllowed ? [] : ['Allow: GET, HEAD']),
		'Content-Type: text/html; charset=utf-8',
		`Content-Length: ${Buffer.byteLength(body)}`,
		"Content-Security-Policy: default-src 'none'",
		'Cache-Control: no-store',
		'Connection: close',
		'',
		method === 'HEAD' ? '' : body,
	].join('\r\n');
};

const createHttpSession = (context: SessionContext): Session => {
	let head = '';
	let isAnswered = false;

	/** What no browser and no curl sends to this port by itself is for the operator to know. */
	const report = (): void => {
		const text = /^(?:GET|HEAD) /.test(head)
			? head.length < headUnitsMax
				? undefined
				: 'A request of HTTP had a head that is too long.'
			: 'A request of HTTP was neither GET nor HEAD.';
		if (text !== undefined) {
			const {address, port} = context;
			context.report({event: 'rejected', code: 'bad-frame', address, port, text});
		}
	};

	const answer = (): void => {
		if (!isAnswered) {
			isAnswered = true;
			cancelPatience();
			report();
			const {address, port} = context.local;
			context.send(answerRequest(head, {name: context.server().name, address, port}));
			context.close('bye', '');
		}
	};

	const cancelPatience = context.schedule(patienceMs, answer);

	return {
		format: 'http',
		push(chunk) {
			head += Buffer.from(chunk.subarray(0, headUnitsMax)).toString('latin1');
			if (/\n\r?\n/.test(head.slice(-chunk.length - 3)) || head.length >= headUnitsMax) {
				answer();
			}
		},
		render: () => '',
		end() {
			isAnswered = true;
			cancelPatience();
		},
	};
};

/** Answers once and closes. Nobody becomes a user this way: `name` is what the connection goes by until then. */
export const createHttpProtocol = (name: ProtocolName): Protocol => ({
	name,
	resumable: false,
	createSession: createHttpSession,
});
