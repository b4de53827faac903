import test from 'ava';
import {
	backgroundFromEnvironment,
	backgroundOf,
	backgroundQuery,
	queryBackground,
	watchBackground,
} from '../../../source/ui/terminal/background.ts';
import {parseColor} from '../../../source/ui/terminal/reports.ts';
import {createFakeEvents} from '../../helpers/fake-events.ts';

const backgroundOfText = (text: string) => {
	const color = parseColor(text);
	return color && backgroundOf(color);
};

test('dark and light by luminance', t => {
	for (const dark of ['rgb:0000/0000/0000', 'rgb:1e/1e/1e', 'rgb:0/0/f', '#282c34', 'rgb:00/2b/36']) {
		t.is(backgroundOfText(dark), 'dark', dark);
	}

	for (const light of ['rgb:ffff/ffff/ffff', 'rgb:fd/f6/e3', '#ffff00', 'rgba:f/f/f/8']) {
		t.is(backgroundOfText(light), 'light', light);
	}

	t.is(parseColor('blue'), undefined);
});

test('what COLORFGBG says', t => {
	t.is(backgroundFromEnvironment({}), 'dark');
	t.is(backgroundFromEnvironment({COLORFGBG: '15;0'}), 'dark');
	t.is(backgroundFromEnvironment({COLORFGBG: '0;15'}), 'light');
	t.is(backgroundFromEnvironment({COLORFGBG: '0;default;7'}), 'light');
});

const fakeTerminal = (env: Record<string, string>) => {
	const events = createFakeEvents();
	const written: string[] = [];
	const scheduled: Array<() => void> = [];
	const answer = queryBackground({
		events,
		write: text => written.push(text),
		schedule(_, callback) {
			scheduled.push(callback);
			return () => scheduled.splice(scheduled.indexOf(callback), 1);
		},
		env,
	});
	return {answer, events, written, scheduled};
};

test('the terminal’s answer goes before the environment', async t => {
	const {answer, events, written, scheduled} = fakeTerminal({COLORFGBG: '15;0'});
	t.deepEqual(written, [backgroundQuery]);
	events.tell({type: 'focus', isFocused: true});
	events.tell({type: 'background', color: {red: 1, green: 1, blue: 1}});

	t.is(await answer, 'light');
	t.is(events.listening(), 0);
	t.is(scheduled.length, 0);
});

test('without an answer in time, the environment', async t => {
	const {answer, events, scheduled} = fakeTerminal({COLORFGBG: '0;15'});
	for (const callback of [...scheduled]) {
		callback();
	}

	t.is(await answer, 'light');
	t.is(events.listening(), 0);
});

test('what the terminal says later goes before what was taken for it', t => {
	const events = createFakeEvents();
	const look = watchBackground(events, {COLORFGBG: '15;0'});
	let told = 0;
	const unsubscribe = look.subscribe(() => {
		told++;
	});
	t.deepEqual(look.getState(), {background: 'dark', color: undefined});
	const color = {red: 1, green: 1, blue: 1};
	events.tell({type: 'focus', isFocused: true});
	events.tell({type: 'background', color});

	t.deepEqual(look.getState(), {background: 'light', color});
	t.is(told, 1);
	unsubscribe();
	events.tell({type: 'background', color: {red: 0, green: 0, blue: 0}});

	t.is(look.getState().background, 'dark');
	t.is(told, 1);
});
