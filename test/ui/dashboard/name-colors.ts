import test from 'ava';
import type {ServerEvent} from '../../../source/messages.ts';
import {createNameColors} from '../../../source/ui/dashboard/name-colors.ts';

const note = (colors: ReturnType<typeof createNameColors>, event: ServerEvent): void => {
	colors.note({...event, time: 0});
};

const message = (name: string, color: number): ServerEvent => ({
	event: 'message',
	room: '#lobby',
	name,
	text: '',
	color,
});

test('a name keeps its colour through a rename', t => {
	const colors = createNameColors();
	t.is(colors.of('mina'), undefined);
	note(colors, message('mina', 4));
	note(colors, {event: 'rename', from: 'mina', name: '민아'});
	t.is(colors.of('민아'), 4);
	note(colors, message('민아', 7));
	t.is(colors.of('민아'), 7);
});

test('names are not remembered without end', t => {
	const colors = createNameColors();
	for (let count = 0; count <= 10_000; count++) {
		note(colors, message(`guest-${count}`, count % 16));
	}

	t.is(colors.of('guest-0'), undefined);
	t.is(colors.of('guest-10000'), 10_000 % 16);
});
