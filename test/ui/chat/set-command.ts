import test from 'ava';
import {createSettings} from '../../../source/settings/settings.ts';
import {runCommand} from '../../../source/ui/chat/commands.ts';
import {completeSetting} from '../../../source/ui/chat/set-command.ts';
import {completeWord} from '../../../source/ui/editor/completion.ts';
import {emptyEditor} from '../../../source/ui/editor/state.ts';
import {createDemoClient} from '../../helpers/demo-client.ts';

const version = '0.1.0';

const said = (
	rest: string,
	settings = createSettings({file: '/home/mina/settings.conf'}),
	isPlain = false,
) => {
	const client = createDemoClient();
	const outcome = runCommand(client, 'set', rest, {version, settings, isPlain});
	return {outcome, calls: client.calls.map(call => call.arguments)};
};

test('/set lists every setting with its value and what it is for', t => {
	const {outcome, calls} = said('', undefined, true);
	t.is(outcome, 'done');
	t.regex(String(said('').calls[0]?.[0]), /^theme = auto\nlang = auto\n(?:\w+ = \S+\n)+Change one/);
	const lines = String(calls[0]?.[0]).split('\n');
	t.regex(lines[0] ?? '', /^theme = auto +Colours/);
	t.true(lines.some(line => /^mouse = off +The wheel/.test(line)));
	t.regex(lines.at(-1) ?? '', /\/set NAME VALUE.*\/home\/mina\/settings\.conf/);
});

test('/set NAME shows one', t => {
	t.deepEqual(said('notify').calls, [
		[
			'notify = mention: What is told about while you look elsewhere. It takes off, whisper, mention or all; default: mention.',
		],
	]);
});

for (const rest of ['theme light', 'theme = light', 'THEME=light', 'theme  LIGHT ']) {
	test(`/set ${rest} changes it`, t => {
		const settings = createSettings();
		t.deepEqual(said(rest, settings), {outcome: 'done', calls: [['theme = light', 'info']]});
		t.is(settings.get('theme'), 'light');
	});
}

test('what is wrong is refused with the reason', t => {
	for (const [rest, problem] of [
		['theme blue', /takes auto, .* not blue/],
		['theem', /There is no setting theem\. Did you mean theme\?/],
		['theem dark', /Did you mean theme\?/],
	] as const) {
		const {outcome, calls} = said(rest);
		t.is(outcome, 'refused');
		t.regex(String(calls[0]?.[0]), problem);
		t.is(calls[0]?.[1], 'error');
	}

	t.is(runCommand(createDemoClient(), 'set', '', {version}), 'refused');
});

test('what could not be kept is said', t => {
	const {outcome, calls} = said('mouse on', createSettings({remember: () => 'EACCES'}));
	t.is(outcome, 'done');
	t.deepEqual(calls, [
		['mouse = on, for this time alone: it could not be written down (EACCES).', 'warning'],
	]);
});

test('Tab completes names and values', t => {
	const settings = createSettings();
	const complete = (text: string): readonly string[] => {
		const state = {...emptyEditor(), text, cursor: text.length};
		const source = {
			commands: ['/set'],
			names: ['mina', 'on-call'],
			values: (before: string, word: string) => completeSetting(settings, before, word),
		};
		return completeWord(state, 1, source).completion?.candidates ?? [];
	};

	t.deepEqual(complete('/set th'), ['theme ']);
	t.true(complete('/set ').includes('notify '));
	t.deepEqual(complete('/set theme '), ['auto ', 'dark ', 'light ', 'contrast ', '16 ']);
	t.deepEqual(complete('/set mouse o'), ['on ', 'off ']);
	t.deepEqual(complete('/set mouse on o'), []);
	t.deepEqual(complete('/set xyzzy o'), []);
	// With the Hangul layout on.
	t.deepEqual(complete('/ㄴㄷㅅ 소'), ['theme ']);
	t.deepEqual(complete('/whisper o'), ['on-call ']);
});

test('/mouse and /notify are settings with a command of their own', t => {
	const settings = createSettings();
	const client = createDemoClient();
	const run = (name: string, rest: string) => runCommand(client, name, rest, {version, settings});
	t.is(run('mouse', 'on'), 'done');
	t.true(settings.get('mouse'));
	// With the Hangul layout on.
	t.is(run('ㅡㅐㅕㄴㄷ', 'off'), 'done');
	t.false(settings.get('mouse'));
	t.is(run('notify', 'all'), 'done');
	t.is(settings.get('notify'), 'all');
	t.is(run('notify', 'loud'), 'refused');
	t.is(settings.get('notify'), 'all');
	t.is(run('notify', ''), 'done');
	t.regex(String(client.calls.at(-1)?.arguments[0]), /^notify = all: /);
});

test('Tab after them goes through the values', t => {
	const settings = createSettings();
	t.deepEqual(completeSetting(settings, '/notify ', 'm'), ['mention']);
	t.deepEqual(completeSetting(settings, '/mouse ', ''), ['on', 'off']);
	t.deepEqual(completeSetting(settings, '/mouse on ', ''), []);
	t.is(completeSetting(settings, '/mouse on off ', ''), undefined);
	t.deepEqual(completeSetting(settings, '/set notify all ', 'x'), []);
});
