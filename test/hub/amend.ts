import test from 'ava';
import fc from 'fast-check';
import {isEmoji} from '../../source/hub/propose/amend.ts';
import {recentMax} from '../../source/hub/recent.ts';
import {lobby} from '../../source/limits.ts';
import type {Amendment, Draft, Effect, Event} from '../../source/messages.ts';
import {type Bench, createBench} from '../helpers/hub.ts';

const edit = (text: string): Amendment => ({type: 'edit', text});
const react = (emoji: string, on = true): Amendment => ({type: 'react', emoji, on});
const deletion: Amendment = {type: 'delete'};

/** Sessions 1, 2 and 3 are mina, joon and bora; mina has made #tea, and joon is in it. */
const openHouse = (rules: Parameters<typeof createBench>[0] = {}) => {
	const bench = createBench(rules);
	for (const [index, name] of ['mina', 'joon', 'bora'].entries()) {
		bench.enter(index + 1, name);
	}

	for (const session of [1, 2]) {
		bench.command(session, {type: 'join', room: '#tea'});
	}

	const say = (session: number, text: string, room: string = lobby, replyTo?: number): number => {
		bench.command(session, {type: 'say', room, text, ...(replyTo === undefined ? {} : {replyTo})});
		return bench.entries.length;
	};

	const amend = (session: number, target: number, amendment: Amendment, room: string = lobby) =>
		bench.command(session, {type: 'amend', room, target, amendment});
	return {bench, say, amend};
};

type Delivery = Extract<Effect, {type: 'deliver'}>;

const deliveries = (effects: readonly Effect[]): readonly Delivery[] =>
	effects.filter(effect => effect.type === 'deliver');

const eventsOf = (effects: readonly Effect[]): readonly Event[] =>
	deliveries(effects).map(({event}) => event);

/** The refusal's code; what was done instead if there is none. */
const outcome = (effects: readonly Effect[]): string => {
	const [event] = eventsOf(effects);
	return event?.type === 'rejected' ? event.code : (event?.type ?? 'nothing');
};

const lastQuote = (bench: Bench) => {
	const entry = bench.entries.at(-1);
	return entry?.type === 'message' || entry?.type === 'whisper' ? entry.quote : undefined;
};

test('one edits and deletes what one said oneself; everyone in the room is told, oneself too', t => {
	const {bench, say, amend} = openHouse();
	const target = say(1, 'teh');
	const effects = amend(1, target, edit('the'));
	const [delivery, own] = deliveries(effects);
	t.deepEqual(delivery?.to, {room: lobby, except: 1});
	t.deepEqual(own, {...delivery, to: {sessions: [1]}} as Delivery);
	const event = delivery?.event;
	t.true(event?.type === 'amended');
	t.like(event, {room: lobby, target, seq: target + 1, amendment: edit('the')});
	t.like(event, {by: {name: 'mina'}, quote: {seq: target, text: 'teh', from: {name: 'mina'}}});
	t.like(effects.at(-1), {type: 'report', event: {event: 'amend', name: 'mina', what: 'edit', text: 'the'}});
	t.is(outcome(amend(2, target, edit('mine'))), 'not-yours');
	t.is(outcome(amend(2, target, deletion)), 'not-yours');
	const deleted = amend(1, target, deletion);
	t.like(eventsOf(deleted)[0], {type: 'amended', quote: {text: 'the'}});
	t.like(deleted.at(-1), {type: 'report', event: {event: 'amend', what: 'delete', text: 'the'}});
	t.is(bench.entries.length, target + 2);
});

test("a room's operators delete what others said there, and edit nothing", t => {
	const {say, amend} = openHouse();
	const target = say(2, 'spam', '#tea');
	t.is(outcome(amend(1, target, edit('ham'), '#tea')), 'not-yours');
	t.is(outcome(amend(1, target, deletion, '#TEA')), 'amended');
	const own = say(1, 'rules', '#tea');
	t.is(outcome(amend(2, own, deletion, '#tea')), 'not-yours');
});

test("the server's operator deletes in every room, and in whispers", t => {
	const {bench, say} = openHouse();
	const target = say(2, 'spam', '#tea');
	const [event] = eventsOf(bench.operate({type: 'delete', target}));
	t.like(event, {type: 'amended', room: '#tea', by: {id: 'server', name: 'test'}, amendment: deletion});
	t.like(bench.hub.operate({type: 'delete', target}, bench.time), {code: 'no-such-message'});
	bench.command(2, {type: 'whisper', to: 'bora', text: 'psst'});
	const [delivery] = deliveries(bench.operate({type: 'delete', target: bench.entries.length}));
	t.deepEqual(delivery?.to, {sessions: [2, 3]});
});

test('whoever reads a message reacts to it, but for those who may not speak there', t => {
	const {bench, say, amend} = openHouse();
	const target = say(1, 'cake', '#tea');
	t.is(outcome(amend(2, target, react('🎂'), '#tea')), 'amended');
	t.is(outcome(amend(2, target, react('🎂', false), '#tea')), 'amended');
	t.is(outcome(amend(3, target, react('🎂'), '#tea')), 'no-such-message');
	const own = say(2, 'yes', '#tea');
	bench.command(1, {type: 'mode', room: '#tea', changes: [{mode: 'moderated', on: true}]});
	for (const change of [react('🎂'), edit('no'), deletion]) {
		t.is(outcome(amend(2, own, change, '#tea')), 'moderated');
	}

	t.is(outcome(amend(1, target, react('🎂'), '#tea')), 'amended');
	bench.command(1, {type: 'mode', room: '#tea', changes: [{mode: 'voice', on: true, name: 'joon'}]});
	t.is(outcome(amend(2, own, deletion, '#tea')), 'amended');
});

test('what is not there, too old, elsewhere or deleted is neither changed nor answered', t => {
	const {bench, say, amend} = openHouse();
	const target = say(1, 'a');
	const tea = say(1, 'b', '#tea');
	for (const [seq, room] of [
		[target, '#tea'],
		[tea, lobby],
		[999, lobby],
		[1, lobby],
		[target, '@'],
	] as const) {
		t.is(outcome(amend(1, seq, edit('x'), room)), 'no-such-message', `${seq} ${room}`);
		const answer = bench.command(1, {
			type: 'say',
			room: room === '@' ? lobby : room,
			text: 'x',
			replyTo: seq,
		});
		t.is(outcome(answer), room === '@' ? 'message' : 'no-such-message');
	}

	amend(1, target, deletion);
	t.is(outcome(amend(1, target, edit('x'))), 'no-such-message');
	t.is(outcome(bench.command(2, {type: 'say', room: lobby, text: 'x', replyTo: target})), 'no-such-message');
	// One who has left the room reads it no more.
	bench.command(1, {type: 'part', room: '#tea'});
	t.is(outcome(amend(1, tea, edit('x'), '#tea')), 'no-such-message');
});

test('a whisper is the business of its two', t => {
	const {bench, amend} = openHouse();
	bench.command(1, {type: 'whisper', to: 'joon', text: 'psst'});
	const target = bench.entries.length;
	t.is(outcome(amend(3, target, react('🎂'), '@')), 'no-such-message');
	t.is(outcome(amend(1, target, react('🎂'), lobby)), 'no-such-message');
	const [reaction] = deliveries(amend(2, target, react('🎂'), '@'));
	t.deepEqual(reaction?.to, {sessions: [1, 2]});
	t.like(reaction?.event, {room: '@'});
	t.is(outcome(amend(2, target, edit('x'), '@')), 'not-yours');
	// Nothing of it is in the operator's log.
	t.false(amend(1, target, edit('pssst'), '@').some(({type}) => type === 'report'));
	bench.command(2, {type: 'whisper', to: 'mina', text: 'what', replyTo: target});
	t.like(lastQuote(bench), {seq: target, text: 'pssst', from: {name: 'mina'}});
	t.is(
		outcome(bench.command(3, {type: 'whisper', to: 'mina', text: 'what', replyTo: target})),
		'no-such-message',
	);
	// Who is not connected gets it from the journal.
	bench.commit(bench.hub.disconnected(2, true, bench.time) ? [] : []);
	const whisper = bench.entries[target - 1];
	const change = bench.entries.find(entry => entry.type === 'amend');
	t.true(whisper?.type === 'whisper' && change?.type === 'amend');
	if (whisper?.type === 'whisper' && change?.type === 'amend') {
		t.deepEqual(change.to, [whisper.from.id, whisper.to.id]);
	}
});

test('of two changes that cross, the second in the order of the journal is told that it came too late', t => {
	const {bench, say} = openHouse();
	const target = say(1, 'a');
	const drafts = (changes: readonly Amendment[]): readonly Draft[] =>
		changes.flatMap(amendment => {
			const proposal = bench.hub.propose({type: 'amend', room: lobby, target, amendment}, 1, bench.time);
			return proposal.type === 'entry' ? [proposal.draft] : [];
		});
	const effects = bench.commit(drafts([deletion, edit('b'), deletion, react('🎂')]));
	t.deepEqual(
		deliveries(effects).map(({event, to}) => [event.type, to]),
		[
			['amended', {room: lobby, except: 1}],
			['amended', {sessions: [1]}],
			['rejected', {sessions: [1]}],
			['rejected', {sessions: [1]}],
			['rejected', {sessions: [1]}],
		],
	);
	t.like(eventsOf(effects)[2], {code: 'no-such-message', of: 'amend'});
});

test('an answer has the beginning of what it answers, as it is by then, and ends between graphemes', t => {
	const {bench, say, amend} = openHouse();
	const target = say(1, 'one');
	amend(1, target, edit('two'));
	say(2, 'yes', lobby, target);
	t.like(lastQuote(bench), {seq: target, text: 'two', from: {name: 'mina'}});
	const family = '👩‍👩‍👧';
	for (const end of [
		`${'가'.repeat(119)}각`,
		`${'x'.repeat(115)}${family}${family}`,
		`${'x'.repeat(119)}e\u0301`,
	]) {
		say(2, 'yes', lobby, say(1, `${end}${end}`));
		const {text = ''} = lastQuote(bench) ?? {};
		t.true(text.endsWith('…') && text.length <= 121 && text.length > 100, text);
		const parts = [...new Intl.Segmenter('und').segment(`${end}${end}`)].map(({segment}) => segment);
		const cut = [...new Intl.Segmenter('und').segment(text.slice(0, -1))].map(({segment}) => segment);
		t.deepEqual(cut, parts.slice(0, cut.length));
	}
});

test('a quote is the beginning of any text, whole graphemes of it', t => {
	const {bench, say} = openHouse();
	const unit = fc.constantFrom('a', '가', '👩‍👩‍👧', '🇰🇷', 'e\u0301', '\u0301', '👍🏽', '1️⃣', '\u200D', ' ');
	const quoteOf = (text: string): string => {
		say(2, 'yes', lobby, say(1, text));
		return lastQuote(bench)?.text ?? '';
	};

	let cuts = 0;
	fc.assert(
		fc.property(fc.string({unit, minLength: 1, maxLength: 200, size: 'max'}), text => {
			fc.pre(text.trim() !== '');
			const quote = quoteOf(text);
			if (text.length <= 120) {
				return quote === text;
			}

			cuts++;
			const places = [...new Intl.Segmenter('und').segment(text)].map(({index}) => index);
			const near = places.findLast(index => index <= 120) ?? 0;
			// A grapheme as long as half of it is cut.
			return near > 60 ? quote === `${text.slice(0, near)}…` : quote.isWellFormed() && quote.length > 119;
		}),
		{numRuns: 200},
	);
	t.true(cuts > 50);
	t.is(quoteOf(`a${'\u0301'.repeat(300)}`).length, 121);
});

test('changes go at the pace of messages, and what is not allowed to be said is not allowed in an edit', t => {
	const {bench, say, amend} = openHouse({rate: 1, bannedWords: ['spam']});
	bench.time += 60_000;
	const target = say(1, 'ham');
	t.is(outcome(amend(1, target, edit('SPAM'))), 'banned-word');
	t.is(outcome(amend(1, target, edit(' \n'))), 'empty');
	t.is(outcome(amend(1, target, edit('x'.repeat(16 * 1024 + 1)))), 'too-long');
	t.is(outcome(amend(1, target, react('🎂'))), 'amended');
	t.is(outcome(amend(1, target, deletion)), 'amended');
	const next = say(2, 'x');
	for (const [change, expected] of [
		[react('🎂'), 'amended'],
		[react('🎂', false), 'amended'],
		[edit('y'), 'too-fast'],
		[react('🎂'), 'too-fast'],
		[deletion, 'too-fast'],
	] as const) {
		t.is(outcome(amend(2, next, change)), expected);
	}
});

test('a reaction is one emoji', t => {
	for (const emoji of [
		'🎂',
		'❤️',
		'❤',
		'👍🏽',
		'👩‍👩‍👧‍👦',
		'🏳️‍🌈',
		'🇰🇷',
		'🏴󠁧󠁢󠁥󠁮󠁧󠁿',
		'1️⃣',
		'#️⃣',
		'*⃣',
		'☺️',
		'🧑🏿‍🤝‍🧑🏻',
		'™️',
	]) {
		t.true(isEmoji(emoji), emoji);
	}

	for (const text of [
		'',
		'a',
		'가',
		'1',
		'#',
		'🎂🎂',
		'🎂a',
		'a🎂',
		' 🎂',
		'\u200D',
		'🇰🇷🇯🇵',
		'\u20E3',
		'e\u0301',
		`🎂${'\u0301'.repeat(40)}`,
		'👩‍'.repeat(30),
	]) {
		t.false(isEmoji(text), JSON.stringify(text));
	}
});

test('so many messages are recent, over all rooms, and no more', t => {
	const {bench, say, amend} = openHouse();
	const first = say(1, 'first');
	const second = say(1, 'second');
	const drafts = Array.from({length: recentMax - 1}, (_, index): Draft => {
		const proposal = bench.hub.propose({type: 'say', room: '#tea', text: `${index}`}, 1, bench.time);
		return (proposal as Extract<typeof proposal, {type: 'entry'}>).draft;
	});
	bench.commit(drafts);
	t.is(outcome(amend(1, first, edit('x'))), 'no-such-message');
	t.is(outcome(amend(1, second, edit('x'))), 'amended');
});

test('the last message of someone is found by their name, and by words of it, not among whispers', t => {
	const {bench, say, amend} = openHouse();
	const first = say(2, 'First spam');
	const second = say(2, 'second', '#tea');
	say(1, 'spam too');
	bench.command(2, {type: 'whisper', to: 'mina', text: 'spam'});
	t.is(bench.hub.look.lastOf('JOON', ''), second);
	t.is(bench.hub.look.lastOf('joon', ' SPAM '), first);
	t.is(bench.hub.look.lastOf('joon', 'ham'), undefined);
	t.is(bench.hub.look.lastOf('nobody', ''), undefined);
	amend(2, second, deletion, '#tea');
	t.is(bench.hub.look.lastOf('joon', ''), first);
});

test('what one may answer is looked up as it is answered', t => {
	const {bench, say} = openHouse();
	const target = say(1, 'tea?', '#tea');
	const [mina, bora] = [1, 3].map(session => bench.hub.userOf(session)?.id ?? '');
	t.like(bench.hub.look.recent(mina ?? '', '#TEA', target), {seq: target, text: 'tea?', time: bench.time});
	t.is(bench.hub.look.recent(bora ?? '', '#tea', target), undefined);
	t.is(bench.hub.look.recent('nobody', '#tea', target), undefined);
});
