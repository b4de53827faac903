import test from 'ava';
import {createNotables, type Notable} from '../../source/client/notables.ts';
import {initialState, reduce} from '../../source/client/reducer.ts';
import {me, messageFrame, mina, welcomeFrame} from '../helpers/native-frames.ts';

const state = reduce(initialState('localhost:7777'), [
	{type: 'frame', frame: welcomeFrame({you: {...me, name: '민수'}}), isFirst: true},
]);
const you = {...me, name: '민수'};

const createSetup = () => {
	const notables = createNotables(() => state);
	const told: Notable[] = [];
	const forget = notables.onNotable(notable => told.push(notable));
	return {
		look: (...frames: readonly Parameters<typeof reduce>[1][number][]) => notables.look(frames),
		told: () => told.splice(0).map(({kind, room, text}) => [kind, room, text]),
		forget,
	};
};

const frame = (value: Extract<Parameters<typeof reduce>[1][number], {type: 'frame'}>['frame']) =>
	({type: 'frame', frame: value, isFirst: false}) as const;

test('whispers, mentions and messages of others, safe and once', t => {
	const {look, told, forget} = createSetup();
	look(
		frame(messageFrame(11, 'hi')),
		frame(messageFrame(12, '민수야 \u001b[2Jbap?', {room: '#tea'})),
		frame(messageFrame(13, '민수', {from: you})),
		frame({type: 'whisper', seq: 14, time: 1, from: mina, to: you, text: 'psst'}),
	);
	t.deepEqual(told(), [
		['message', '#lobby', 'hi'],
		['mention', '#tea', '민수야 bap?'],
		['whisper', '@민아', 'psst'],
	]);
	forget();
	look(frame(messageFrame(15)));
	t.deepEqual(told(), []);
});

test('what was missed is news once; what was said before is none', t => {
	const {look, told} = createSetup();
	const entries = [11, 12, 13].map(seq => ({...messageFrame(seq, `민수: ${seq}`), kind: 'text' as const}));
	look(frame(messageFrame(13, '민수: 13')));
	const page = {type: 'history', room: '#lobby', entries, more: false} as const;
	look(frame({...page, backlog: true}));
	look(frame({...page, before: 14, backlog: false}));
	t.deepEqual(told(), [['mention', '#lobby', '민수: 13']]);
	look(frame({...page, after: 10, backlog: false}));
	t.deepEqual(told(), [
		['mention', '#lobby', '민수: 11'],
		['mention', '#lobby', '민수: 12'],
	]);
	// Another journal has numbers of its own.
	look({type: 'aged'}, frame(messageFrame(12, '민수?')));
	t.deepEqual(told(), [['mention', '#lobby', '민수?']]);
});

test('what one said oneself in an earlier run, as somebody else to the server, is no news', t => {
	const {look, told} = createSetup();
	const said = {time: 1, from: mina, kind: 'text' as const};
	const entries = [
		{...said, seq: 11, text: 'mine', number: 4},
		{...said, seq: 12, text: 'theirs'},
	];
	look(frame({type: 'history', room: '#lobby', after: 10, entries, more: false, backlog: false}));
	t.deepEqual(told(), [['message', '#lobby', 'theirs']]);
});

test('of what was told only the last is remembered: it does not grow for ever', t => {
	const {look, told} = createSetup();
	const [first, ...rest] = Array.from({length: 2001}, (_, index) => frame(messageFrame(11 + index)));
	look(...(first ? [first] : []), ...rest);
	t.is(told().length, 2001);
	look(...(first ? [first] : []), ...rest.slice(-1));
	t.deepEqual(told(), [['message', '#lobby', 'message 11']]);
});
