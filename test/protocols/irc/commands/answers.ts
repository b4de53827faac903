import test from 'ava';
import {startIrcServer} from '../../../helpers/irc-client.ts';

const rich = ['message-tags', 'draft/message-redaction', 'echo-message', 'batch', 'draft/chathistory'];

const idOf = (line: string): string => /[@;]msgid=([^; ]+)/.exec(line)?.[1] ?? '';

/** mina, bora and dana in #a: mina's client knows everything, bora's nothing, dana's tags alone. */
const setup = async (t: Parameters<typeof startIrcServer>[0]) => {
	const {user} = await startIrcServer(t);
	const [mina, bora, dana] = [
		await user('mina', {rooms: ['#a'], capabilities: rich}),
		await user('bora', {rooms: ['#a']}),
		await user('dana', {rooms: ['#a'], capabilities: ['message-tags']}),
	];
	await mina.ask();
	return {mina, bora, dana, user};
};

test('an answer says what it answers: by a tag, or by a name for those without tags', async t => {
	const {mina, bora, dana} = await setup(t);
	await bora.ask('PRIVMSG #a :tea?');
	const id = idOf(await mina.next(/tea/));
	t.regex(id, /^\w+-\w+$/);
	await mina.ask(`@+draft/reply=${id};+x=1 PRIVMSG #a :yes`);
	t.is(await bora.next(/yes/), ':mina!mina@127.0.0.1 PRIVMSG #a :bora: yes');
	const tagged = await dana.next(/yes/);
	t.true(tagged.includes(`+draft/reply=${id}`) && tagged.includes('+x=1'), tagged);
	t.regex(tagged, /PRIVMSG #a :yes$/);
	// Who has named whom it is for already, or answers themselves, is not made to say it twice.
	await mina.ask(`@+reply=${id} PRIVMSG #a :Bora, no`);
	t.is(await bora.next(/no/), ':mina!mina@127.0.0.1 PRIVMSG #a :Bora, no');
	t.true((await dana.next(/no$/)).includes(`+draft/reply=${id}`));
	// What is not known is for other clients to make sense of.
	await mina.ask('@+draft/reply=elsewhere PRIVMSG #a :odd');
	t.is(await bora.next(/odd/), ':mina!mina@127.0.0.1 PRIVMSG #a :odd');
	t.true((await dana.next(/odd/)).includes('+draft/reply=elsewhere'));
	const history = await mina.text('CHATHISTORY LATEST #a * 10');
	t.regex(history, new RegExp(`@[^\\n]*\\+draft/reply=${id}[^\\n]* PRIVMSG #a :yes\\n`));
	t.regex(await bora.text('CHATHISTORY LATEST #a * 10'), / PRIVMSG #a :bora: yes\n/);
});

test('a whisper is answered to its author, and to nobody else', async t => {
	const {mina, dana} = await setup(t);
	await dana.ask('PRIVMSG mina :psst');
	const id = idOf(await mina.next(/psst/));
	await mina.ask(`@+draft/reply=${id} PRIVMSG dana :what`);
	t.true((await dana.next(/what/)).includes(`+draft/reply=${id}`));
	await mina.ask(`@+draft/reply=${id} PRIVMSG #a :aloud`);
	// Not known in that room: passed on as it is, and no answer for those of other protocols.
	t.true((await dana.next(/aloud/)).includes(`+draft/reply=${id}`));
});

test('reactions go both ways, to those who have tags', async t => {
	const {mina, bora, dana} = await setup(t);
	await bora.ask('PRIVMSG #a :cake');
	const id = idOf(await mina.next(/cake/));
	const echo = await mina.text(`@+draft/react=🎂;+draft/reply=${id} TAGMSG #a`);
	t.regex(echo, /^@\S*\+draft\/react=🎂\S* :mina!\S+ TAGMSG #a$/);
	const line = await dana.next(/TAGMSG/);
	t.true(
		line.includes('+draft/react=🎂') && line.includes(`+draft/reply=${id}`) && / TAGMSG #a$/.test(line),
		line,
	);
	await dana.ask(`@+draft/unreact=🎂;+draft/reply=${id} TAGMSG #a`);
	t.true((await mina.next(/unreact/)).includes(`+draft/reply=${id}`));
	t.deepEqual(
		(await bora.ask()).filter(text => /TAGMSG|cake/.test(text)),
		[],
	);
	// Words are for other clients of IRC; what is typed with it goes on as well.
	await mina.ask(`@+draft/react=lol;+draft/reply=${id} TAGMSG #a`);
	t.true((await dana.next(/TAGMSG/)).includes('+draft/react=lol'));
	await mina.ask(`@+draft/react=👍;+draft/reply=${id};+typing=done TAGMSG #a`);
	t.true((await dana.next(/TAGMSG/)).includes('+draft/react=👍'));
	t.true((await dana.next(/TAGMSG/)).includes('+typing=done'));
	// One alone sees no echo who did not ask for it.
	t.is(await dana.text(`@+draft/react=🎂;+draft/reply=${id} TAGMSG #a`), '');
});

test('REDACT deletes what one said, and what others said in the room that one keeps', async t => {
	const {mina, bora, dana} = await setup(t);
	await dana.ask('PRIVMSG #a :oops');
	const id = idOf(await mina.next(/oops/));
	await bora.next(/oops/);
	t.regex(await dana.text(`REDACT #a ${id} :typo`), /^$/);
	t.regex(await mina.next(/REDACT/), new RegExp(`:dana!\\S+ REDACT #a ${id}$`));
	t.is(
		await bora.next(/ACTION/),
		':dana!dana@127.0.0.1 PRIVMSG #a :\x01ACTION deleted a message (just now)\x01',
	);
	t.regex(await dana.text(`REDACT #a ${id}`), new RegExp(`FAIL REDACT UNKNOWN_MSGID #a ${id} :`));
	await dana.ask('PRIVMSG #a :spam');
	const spam = idOf(await mina.next(/spam/));
	t.regex(await bora.text(`REDACT #a ${spam}`), /FAIL REDACT REDACT_FORBIDDEN #a \S+ :/);
	// mina came first, and so is the room's operator.
	t.regex(await mina.text(`REDACT #a ${spam}`), new RegExp(`:mina!\\S+ REDACT #a ${spam}$`));
	t.regex(await bora.next(/ACTION/), /ACTION deleted a message by dana \(just now\)/);
	t.notRegex(await mina.text('CHATHISTORY LATEST #a * 10'), /PRIVMSG/);
	t.regex(
		await bora.text('REDACT #b x', 'REDACT nobody x', 'REDACT #a'),
		/INVALID_TARGET #b .*\n.*INVALID_TARGET nobody .*\n.* 461 bora REDACT/,
	);
});

test('REDACT of a whisper is told to both', async t => {
	const {mina, user} = await setup(t);
	const noa = await user('noa', {capabilities: rich});
	const id = idOf(await mina.text('PRIVMSG noa :psst'));
	t.regex(await mina.text(`REDACT noa ${id}`), new RegExp(`:mina!\\S+ REDACT noa ${id}$`));
	t.regex(await noa.next(/REDACT/), new RegExp(`:mina!\\S+ REDACT noa ${id}$`));
});
