import test from 'ava';
import {startServer} from '../helpers/chat-server.ts';

type Rooms = ReadonlyArray<{readonly name: string; readonly size: number; readonly joined: boolean}>;

test('native clients see the rooms, enter one with what was said before, and leave it', async t => {
	const {enter} = await startServer(t);
	const [mina, bora] = [await enter('mina'), await enter('bora')];
	mina.send({type: 'join', room: '#점심'});
	t.like(await mina.next('entered'), {room: '#점심', topic: ''});
	mina.send({type: 'say', room: '#점심', text: '국밥?', number: 1});
	await mina.next('ack');
	bora.send({type: 'rooms'});
	t.deepEqual((await bora.next('rooms')).rooms as Rooms, [
		{name: '#lobby', topic: '', size: 2, joined: true},
		{name: '#점심', topic: '', size: 1, joined: false},
	]);
	bora.send({type: 'join', room: '#점심'});
	t.like(await bora.next('entered'), {room: '#점심'});
	// The lobby's page, then the room's.
	const pages = [await bora.next('history'), await bora.next('history')];
	t.like(
		pages.find(page => page.room === '#점심'),
		{entries: [{text: '국밥?'}]},
	);
	t.like(await mina.next('joined'), {room: '#lobby'});
	t.like(await mina.next('joined'), {room: '#점심', member: {name: 'bora'}});
	bora.send({type: 'part', room: '#점심'});
	t.like(await mina.next('parted'), {room: '#점심', member: {name: 'bora'}});
});

test('a member that drops is back in all its rooms', async t => {
	const {enter} = await startServer(t);
	const token = 't'.repeat(32);
	const mina = await enter('mina', {token});
	mina.send({type: 'join', room: '#tea'});
	await mina.next('entered');
	mina.socket.resetAndDestroy();
	await mina.closed;
	const back = await enter(undefined, {token});
	t.like(await back.next('entered'), {room: '#tea'});
	const bora = await enter('bora');
	bora.send({type: 'join', room: '#tea'});
	await bora.next('entered');
	bora.send({type: 'say', room: '#tea', text: 'still here?'});
	t.like(await back.next('message'), {room: '#tea', text: 'still here?'});
});
