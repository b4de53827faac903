import test from 'ava';
import type {Notable} from '../../../source/client/contract.ts';
import {tellOnTerminal} from '../../../source/commands/desk/tell.ts';
import {createSettings} from '../../../source/settings/settings.ts';
import {gatherMs} from '../../../source/ui/chat/alerts.ts';
import {createFakeClock} from '../../helpers/fake-clock.ts';

const notable: Notable = {
	kind: 'whisper',
	room: '@mina',
	from: {id: 'u1', name: 'mina', color: 1},
	text: 'psst',
	seq: 1,
	time: 1,
	isMissed: false,
};

const told = (env: Readonly<Record<string, string>> | undefined, ...changes: readonly string[]) => {
	const clock = createFakeClock();
	const settings = createSettings();
	for (const change of changes) {
		const [name = '', value = ''] = change.split(' ');
		settings.change(name, value);
	}

	const written: string[] = [];
	let tell: ((one: Notable) => void) | undefined;
	tellOnTerminal({
		client: {
			onNotable(listener) {
				tell = listener;
				return () => undefined;
			},
		},
		settings,
		schedule: clock.schedule,
		write: text => written.push(text),
		...(env === undefined
			? {}
			: {
					screen: {
						focus: {getState: () => 'away', subscribe: () => () => undefined},
						env,
						version: () => (env.TERM === 'answers' ? 'WezTerm 2024' : undefined),
					},
				}),
	});
	tell?.(notable);
	clock.advance(gatherMs);
	return written;
};

test('in one write: the notification and the bell, or what there is of them', t => {
	const shown = '\u001B]777;notify;mina whispers;psst\u001B\\';
	t.deepEqual(told({TERM: 'foot'}), [`${shown}\u0007`]);
	t.deepEqual(told({TERM: 'answers'}), [`${shown}\u0007`]);
	t.deepEqual(told({TERM: 'foot'}, 'bell off'), [shown]);
	t.deepEqual(told({TERM: 'xterm'}), ['\u0007']);
	t.deepEqual(told({TERM: 'xterm'}, 'bell off'), []);
	t.deepEqual(told({TERM: 'foot'}, 'notify off'), []);
	t.deepEqual(told(undefined), ['\u0007']);
});
