import test from 'ava';
import type {Notable} from '../../../source/client/contract.ts';
import {type AlertLevel, gatherMs, quietMs, startAlerts} from '../../../source/ui/chat/alerts.ts';
import type {Focus} from '../../../source/ui/terminal/focus.ts';
import {setLanguage} from '../../../source/words/words.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

let seq = 0;

const notable = (kind: Notable['kind'], text: string, more: Partial<Notable> = {}): Notable => {
	seq++;
	return {
		kind,
		room: kind === 'whisper' ? '@mina' : '#tea',
		from: {id: 'u1', name: 'mina', color: 1},
		text,
		seq,
		time: seq,
		isMissed: false,
		...more,
	};
};

const from = (name: string) => ({from: {id: name, name, color: 1}});

const createSetup = (level: AlertLevel = 'mention', focus: Focus = 'away') => {
	const clock = createFakeClock();
	const told: string[] = [];
	const news = new Set<(one: Notable) => void>();
	const looks = new Set<() => void>();
	let [wanted, now] = [level, focus];
	const stop = startAlerts({
		client: {
			onNotable(listener) {
				news.add(listener);
				return () => news.delete(listener);
			},
		},
		level: () => wanted,
		focus: {
			getState: () => now,
			subscribe(listener) {
				looks.add(listener);
				return () => looks.delete(listener);
			},
		},
		show: ({title, body}) => told.push(`${title} | ${body}`),
		schedule: clock.schedule,
	});
	return {
		clock,
		stop,
		say(...all: readonly Notable[]) {
			for (const one of all) {
				for (const listener of news) {
					listener(one);
				}
			}
		},
		look(next: Focus) {
			now = next;
			for (const listener of looks) {
				listener();
			}
		},
		level(next: AlertLevel) {
			wanted = next;
		},
		/** What was told after so long. */
		after(ms: number) {
			clock.advance(ms);
			return told.splice(0);
		},
		listeners: () => news.size + looks.size,
	};
};

test('a whisper and a mention are told, each with what was said', t => {
	const {say, after} = createSetup();
	say(notable('whisper', 'psst'));
	t.deepEqual(after(gatherMs), ['mina whispers | psst']);
	t.deepEqual(after(quietMs), []);
	say(notable('mention', 'jun: tea?'));
	t.deepEqual(after(gatherMs), ['mina in #tea | jun: tea?']);
});

test('by the level', t => {
	for (const [level, expected] of [
		['off', []],
		['whisper', ['mina whispers | w']],
		['mention', ['2 new messages | mina']],
		['all', ['3 new messages | mina']],
	] as const) {
		const {say, after} = createSetup(level);
		say(notable('whisper', 'w'), notable('mention', 'm'), notable('message', 'x'));
		t.deepEqual(after(gatherMs), [...expected], level);
	}
});

test('the level counts as it is at the time', t => {
	const {say, after, level} = createSetup('off');
	say(notable('whisper', 'one'));
	t.deepEqual(after(gatherMs), []);
	level('whisper');
	say(notable('whisper', 'two'));
	t.deepEqual(after(gatherMs), ['mina whispers | two']);
});

test('a burst is one, and what comes after it is one more', t => {
	const {say, after} = createSetup();
	say(...['mina', 'jun', 'bora', 'sky'].map(name => notable('whisper', 'psst', from(name))));
	t.deepEqual(after(gatherMs), ['4 new messages | mina, jun and 2 others']);
	for (let index = 0; index < 50; index++) {
		say(notable('mention', 'jun?'));
		t.deepEqual(after(quietMs / 100), []);
	}

	t.deepEqual(after(quietMs), ['50 new messages | mina']);
	t.deepEqual(after(quietMs * 2), []);
});

test('however many come, there are few', t => {
	const {say, after} = createSetup('all');
	let told = 0;
	for (let index = 0; index < 600; index++) {
		say(...Array.from({length: 20}, () => notable('message', 'flood')));
		told += after(100).length;
	}

	t.true(told > 1 && told <= 60_000 / quietMs + 1);
});

test('nothing while one looks; who has looked is told nothing of it', t => {
	const {say, after, look} = createSetup('all', 'focused');
	say(notable('whisper', 'one'));
	t.deepEqual(after(gatherMs), []);
	look('away');
	say(notable('whisper', 'two'));
	look('focused');
	t.deepEqual(after(gatherMs), []);
	look('away');
	say(notable('whisper', 'three'));
	t.deepEqual(after(gatherMs), ['mina whispers | three']);
	say(notable('whisper', 'four'));
	look('focused');
	look('away');
	t.deepEqual(after(quietMs), []);
	look('unknown');
	say(notable('whisper', 'five'));
	t.deepEqual(after(gatherMs), ['mina whispers | five']);
});

test('what was missed is one summary, of whispers and mentions alone', t => {
	const missed = {isMissed: true};
	const {say, after} = createSetup('all');
	say(...Array.from({length: 100}, () => notable('message', 'old', missed)));
	t.deepEqual(after(gatherMs), []);
	say(notable('mention', 'old', missed), notable('message', 'old', missed));
	say(notable('whisper', 'old', {...missed, ...from('bora')}));
	t.deepEqual(after(gatherMs), ['2 messages for you came while you were not connected | mina and bora']);
});

test('in Korean', t => {
	t.teardown(() => setLanguage('en'));
	setLanguage('ko');
	const {say, after} = createSetup();
	say(notable('whisper', '차?', from('민수')));
	t.deepEqual(after(gatherMs), ['민수의 귓속말 | 차?']);
	after(quietMs);
	say(notable('mention', '차?', from('민수')));
	t.deepEqual(after(gatherMs), ['#tea에서 민수가 한 말 | 차?']);
});

test('stopped, it waits for nothing', t => {
	const {say, after, stop, listeners, clock} = createSetup();
	say(notable('whisper', 'one'));
	stop();
	t.deepEqual(after(quietMs), []);
	t.is(listeners(), 0);
	t.is(clock.waiting(), 0);
});

test('a flood is counted up to a bound, and not kept', t => {
	const {say, after} = createSetup();
	say(...Array.from({length: 1500}, () => notable('mention', 'me?')));
	t.regex(after(gatherMs).join(), /\b999\b/);
});
