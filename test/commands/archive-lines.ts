import test from 'ava';
import {formatDate, jsonLine, textLine} from '../../source/commands/archive-lines.ts';
import type {Spoken} from '../../source/messages.ts';
import {formatClock} from '../../source/text/format.ts';
import {parseQuery} from '../../source/text/search.ts';

const time = Date.UTC(2026, 2, 3, 12, 3);
const clock = formatClock(time);
const mina = {id: 'u1', name: '민아', color: 1};
const joon = {id: 'u2', name: '준', color: 2};

const message = (text: string, more: object = {}): Spoken =>
	({
		seq: 7,
		time,
		type: 'message',
		room: '#tea',
		from: mina,
		text,
		kind: 'text',
		number: 3,
		...more,
	}) as Spoken;

const whisper: Spoken = {seq: 8, time, type: 'whisper', from: mina, to: joon, text: '쉿'};

test('JSON of messages and whispers', t => {
	t.deepEqual(JSON.parse(jsonLine(message('점심\n국밥', {kind: 'action'}))), {
		seq: 7,
		time: '2026-03-03T12:03:00.000Z',
		room: '#tea',
		from: '민아',
		text: '점심\n국밥',
		kind: 'action',
	});
	t.deepEqual(JSON.parse(jsonLine(whisper)), {
		seq: 8,
		time: '2026-03-03T12:03:00.000Z',
		room: '@',
		from: '민아',
		to: '준',
		text: '쉿',
		kind: 'text',
	});
	t.false(jsonLine(message('a\nb')).includes('\n'));
});

test('JSON of what became of a message', t => {
	const line = JSON.parse(
		jsonLine(
			message('\u001b[31mbetter', {
				quote: {seq: 3, from: joon, text: 'x'},
				editedAt: time + 1000,
				reactions: [
					{emoji: '🎉', names: ['준', '\u001b[2J민아']},
					{emoji: '👍', names: ['준']},
				],
			}),
		),
	);
	t.like(line, {text: 'better', replyTo: 3, editedAt: '2026-03-03T12:03:01.000Z'});
	t.deepEqual(line.reactions, {'🎉': ['준', '민아'], '👍': ['준']});
	t.like(JSON.parse(jsonLine(message('', {deleted: true}))), {seq: 7, text: '', deleted: true});
	t.is(textLine(message('', {deleted: true}), {withRoom: false}), `${clock} 민아: (deleted)`);
});

test('lines as the plain mode writes them', t => {
	const line = (one: Spoken, withRoom = false) => textLine(one, {withRoom});
	t.is(line(message('점심')), `${clock} 민아: 점심`);
	t.is(line(message('점심'), true), `${clock} #tea 민아: 점심`);
	t.is(line(message('a\nb')), `${clock} 민아: a\n      b`);
	t.is(line(message('춤춘다', {kind: 'action'})), `${clock} * 민아 춤춘다`);
	t.is(line(whisper, true), `${clock} @ 민아 → 준: 쉿`);
	t.is(formatDate(new Date(2026, 2, 3, 23).getTime()), '2026-03-03');
});

test('nothing that a terminal would act on comes out', t => {
	const evil = message('a\u001B[2Jb\u009B1m\u202Ec', {
		room: '#\u001B[1m',
		from: {...mina, name: 'x\u001B]0;y\u0007'},
	});
	for (const line of [
		jsonLine(evil),
		textLine(evil, {withRoom: true}),
		jsonLine(message('x', {time: Number.NaN})),
	]) {
		t.notRegex(line, /[\u0000-\u001F\u007F-\u009F\u202E]/);
	}

	t.is(formatDate(Number.NaN), '----------');
});

test('matches are marked in place', t => {
	const query = parseQuery('ㅈㅅ "b c"');
	const line = (text: string, isColored: boolean) =>
		textLine(message(text), {withRoom: false, query, isColored}).slice(`${clock} 민아: `.length);
	t.is(line('오늘 점심시간', false), '오늘 점심시간');
	t.is(line('오늘 점심시간', true), '오늘 \u001B[1;31m점심\u001B[0m시간');
	t.is(line('a b\nc', true), 'a \u001B[1;31mb\u001B[0m\n      \u001B[1;31mc\u001B[0m');
});
