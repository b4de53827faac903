import test from 'ava';
import {answerRequest} from '../../source/protocols/http.ts';
import {openHouse} from '../helpers/open-house.ts';

test('a browser gets a page that says how to join', async t => {
	const {open, port, server} = await openHouse(t, 'assigned', {name: '<b>우리 서버'});
	const client = await open();
	client.send(`GET / HTTP/1.1\r\nHost: chat.example:${port}\r\nUser-Agent: x\r\n\r\n`);
	const answer = await client.closed;
	const [head = '', body = ''] = answer.split('\r\n\r\n');
	t.true(head.startsWith('HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n'));
	t.regex(head, /\r\nConnection: close$/);
	t.true(head.includes(`\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`));
	t.true(body.includes(`npx chat-tui join chat.example ${port}\n`.trim()));
	t.true(body.includes('&lt;b&gt;우리 서버'));
	t.is(server.operator.stats().online, 0);
});

test('HEAD has the head alone', async t => {
	const {open} = await openHouse(t, 'assigned');
	const client = await open();
	client.send('HEAD / HTTP/1.0\n\n');
	const answer = await client.closed;
	t.regex(answer, /^HTTP\/1\.1 200 OK\r\n[\s\S]*Content-Length: [1-9]\d*\r\n[\s\S]*\r\n\r\n$/);
	t.false(answer.includes('<'));
});

test('a request without its empty line is answered in the end', async t => {
	const {open} = await openHouse(t, 'assigned');
	const client = await open();
	client.send('GET /\n');
	t.regex(await client.closed, /^HTTP\/1\.1 200 OK\r\n/);
});

test("a form on someone's web page cannot speak in the room", async t => {
	const {open, log} = await openHouse(t, 'assigned');
	const client = await open();
	client.send('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello');
	t.regex(await client.closed, /^HTTP\/1\.1 405 Method Not Allowed\r\nAllow: GET, HEAD\r\n/);
	t.false(log.some(event => event.event === 'join'));
});

test('what a request names as its host cannot be anything', t => {
	const server = {name: 'test', address: '10.0.0.1', port: 7777};
	const joins = (head: string): string => /join ([^<]*)<\/pre>/.exec(answerRequest(head, server))?.[1] ?? '';
	t.is(joins('GET / HTTP/1.1\r\nhost:  [::1]:80\r\n\r\n'), '::1 7777');
	t.is(joins('GET / HTTP/1.1\r\nHost: <script>\r\n\r\n'), '10.0.0.1 7777');
	t.is(joins('GET / HTTP/1.1\r\nHost: a b\r\n\r\n'), '10.0.0.1 7777');
	t.is(joins('GET / HTTP/1.1\r\n\r\n'), '10.0.0.1 7777');
});
