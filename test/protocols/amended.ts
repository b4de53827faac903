import test from 'ava';
import {createIrcProtocol} from '../../source/protocols/irc/session.ts';
import {connectIrc} from '../helpers/irc-client.ts';
import {openHouse} from '../helpers/open-house.ts';

const room = '#lobby';

for (const choice of ['nickname', 'assigned', 'address'] as const) {
	test(`answers, edits, reactions and deletions, as those of JSON, IRC and ${choice} see them`, async t => {
		const {enter, openJson, open, port} = await openHouse(t, choice, {}, createIrcProtocol());
		const irc = await connectIrc(port);
		t.teardown(() => irc.socket.destroy());
		await irc.register('dana', 'message-tags');
		await irc.ask(`JOIN ${room}`);
		const jay = await openJson('jay');
		const text = await open();
		if (choice === 'nickname') {
			await text.until('@@');
			text.send('bora');
		}

		await text.until({nickname: "'Bye!'\n", assigned: 'do here.\n', address: 'online)\n'}[choice]);
		await jay.until('}\n');
		const mina = await enter('mina');
		await text.until('\n');
		await jay.until('}\n');
		const voice = choice === 'address' ? '>' : 'Server:';
		const lines = async (count: number) => {
			let all = '';
			for (let line = 0; line < count; line++) {
				all += await text.until('\n');
			}

			return all;
		};

		jay.send('{"cmd":"7","msg":"teh cake\\nis here"}');
		const {seq: target} = await mina.next('message');
		await lines(2);
		mina.send({type: 'say', room, text: 'mine', replyTo: target, number: 1});
		const {seq: own} = await mina.next('ack');
		t.regex(await lines(2), /mina.*> jay: teh cake is here\n.*mina.*mine\n$/);
		await jay.expect('{"cmd":"70","from":"mina","msg":"> jay: teh cake is here\\nmine"}\n');
		t.regex(await irc.next(/mine/), /^@\S*\+draft\/reply=\S+ :mina!\S+ PRIVMSG #lobby :mine$/);

		mina.send({type: 'amend', room, target, amendment: {type: 'react', emoji: '🎂', on: true}});
		t.like(await mina.next('amended'), {target, room});
		t.is(await lines(1), `${voice} mina reacts with 🎂 to jay: teh cake is here\n`);
		await jay.expect('{"cmd":"70","from":"server","msg":"mina reacts with 🎂 to jay: teh cake is here"}\n');
		t.regex(await irc.next(/TAGMSG/), /\+draft\/react=🎂/);
		// What is taken away is no news.
		mina.send({type: 'amend', room, target, amendment: {type: 'react', emoji: '🎂', on: false}});
		mina.send({type: 'amend', room, target: own, amendment: {type: 'edit', text: 'ours\nof course'}});
		t.is(await lines(1), `${voice} mina edited: ours of course\n`);
		await jay.expect('{"cmd":"70","from":"server","msg":"mina edited: ours of course"}\n');
		t.regex(await irc.next(/edited/), /:mina!\S+ PRIVMSG #lobby :\x01ACTION edited: ours\x01$/);
		mina.send({type: 'amend', room, target: own, amendment: {type: 'delete'}});
		t.is(await lines(1), `${voice} mina deleted a message (just now)\n`);
		await jay.expect('{"cmd":"70","from":"server","msg":"mina deleted a message (just now)"}\n');
		t.regex(
			await irc.next(/deleted/),
			/:mina!\S+ PRIVMSG #lobby :\x01ACTION deleted a message \(just now\)\x01$/,
		);

		// Whispers.
		mina.send({type: 'whisper', to: 'jay', text: 'psst', number: 2});
		const {seq: whisper} = await mina.next('ack');
		await jay.expect('{"cmd":"70","from":"mina","msg":"psst"}\n');
		mina.send({type: 'amend', room: '@', target: whisper, amendment: {type: 'edit', text: 'hush'}});
		await jay.expect('{"cmd":"70","from":"server","msg":"mina (whisper) edited: hush"}\n');
		mina.send({type: 'say', room, text: 'end', number: 3});
		t.regex(await lines(1), /end\n$/);
	});
}

test('what is put on and deleted in IRC is known to all; away as well', async t => {
	const {enter, port} = await openHouse(t, 'nickname', {}, createIrcProtocol());
	const irc = await connectIrc(port);
	t.teardown(() => irc.socket.destroy());
	const mina = await enter('mina');
	await irc.register('dana', 'message-tags', 'draft/message-redaction');
	await irc.ask(`JOIN ${room}`);
	mina.send({type: 'say', room, text: 'cake', number: 1});
	const {seq: target} = await mina.next('ack');
	const [, id] = /msgid=([^; ]+)/.exec(await irc.next(/cake/)) ?? [];
	await irc.ask(`@+draft/react=🎂;+draft/reply=${id} TAGMSG ${room}`);
	const put = await mina.next('amended');
	t.like(put, {target, by: {name: 'dana'}, amendment: {type: 'react', emoji: '🎂', on: true}});
	await irc.ask(`@+draft/reply=${id} PRIVMSG ${room} :yes`);
	t.like(await mina.next('message'), {text: 'yes', quote: {seq: target, text: 'cake', from: {name: 'mina'}}});
	mina.send({type: 'history', room, limit: 10});
	await mina.next('history');
	const {entries} = await mina.next('history');
	const {id: dana} = put.by as {readonly id: string};
	t.like((entries as readonly object[])[0], {reactions: [{emoji: '🎂', names: ['dana'], ids: [dana]}]});

	await irc.ask('AWAY :점심');
	t.like(await mina.next('away'), {name: 'dana', text: '점심'});
	mina.send({type: 'who', room});
	const {members} = await mina.next('members');
	t.like((members as readonly object[])[1], {name: 'dana', away: '점심'});
	const bora = await enter('bora');
	bora.send({type: 'who', room});
	t.like(((await bora.next('members')).members as readonly object[])[1], {name: 'dana', away: '점심'});
	bora.send({type: 'away', text: '회의'});
	t.like(await mina.next('away'), {name: 'bora', text: '회의'});
	t.regex(await irc.text('PRIVMSG bora :hi'), / 301 dana bora :회의/);
	await irc.ask('AWAY');
	t.like(await mina.next('away'), {name: 'dana', text: ''});
	mina.send({type: 'who', room});
	t.false('away' in (((await mina.next('members')).members as readonly object[])[1] ?? {}));
});
