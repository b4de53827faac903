/** From an event to lines of plain text, in the wording of a form. */
import {type Event, type GoodbyeCode, type Quote, serverId} from '../../messages.ts';
import {sanitize, sanitizeLine} from '../../text/sanitize.ts';
import {amendedLine, quoteLine} from '../amended-words.ts';
import type {TextForm} from './form.ts';

/** Each line with its end. */
export const toLines = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');

/** The lines of a text that have something in them. */
const linesOf = (text: string): readonly string[] =>
	sanitize(text)
		.split('\n')
		.filter(line => line.trim() !== '');

/** What a message answers is a line of its own before it, from the same author. */
const answered = (form: TextForm, label: string, quote: Quote | undefined): readonly string[] => {
	const line = quoteLine(quote, author => form.called(author.name));
	return line === undefined ? [] : [form.spoken(label, line)];
};

/** Several lines are several messages: each says whose it is. */
const speech = (form: TextForm, event: Extract<Event, {type: 'message'}>): readonly string[] => {
	const {from, kind, text, quote} = event;
	if (from.id === serverId) {
		return linesOf(text).map(line => form.notice(line));
	}

	const label = form.label(from);
	return [
		...answered(form, label, quote),
		...linesOf(text).map(line => (kind === 'action' ? `* ${label} ${line}` : form.spoken(label, line))),
	];
};

const whisper = (
	form: TextForm,
	{from, text, quote}: Extract<Event, {type: 'whisper'}>,
): readonly string[] => {
	if (from.id === serverId) {
		return linesOf(text).map(line => form.notice(`(whisper) ${line}`));
	}

	const label = `${form.label(from)} (whisper)`;
	return [...answered(form, label, quote), ...linesOf(text).map(line => form.spoken(label, line))];
};

const acknowledgement = (form: TextForm, {message}: Extract<Event, {type: 'ack'}>): readonly string[] => {
	if (message?.type === 'whisper') {
		const label = `to ${form.label(message.to)} (whisper)`;
		return linesOf(message.text).map(line => form.spoken(label, line));
	}

	return message && form.echoes ? speech(form, message) : [];
};

const farewell = (code: GoodbyeCode, text: string): string => {
	switch (code) {
		case 'bye': {
			return '';
		}

		case 'kicked': {
			return text === '' ? 'You were kicked.' : `You were kicked: ${text}`;
		}

		case 'shutdown':
		case 'restart': {
			return `Bye! ${text}`;
		}

		default: {
			return text;
		}
	}
};

/** The lines for an event, without their ends. None when the protocol has nothing to say of it. */
export const renderLines = (form: TextForm, event: Event): readonly string[] => {
	const notice = (text: string): readonly string[] => {
		const line = sanitizeLine(text);
		return line === '' ? [] : [form.notice(line)];
	};

	switch (event.type) {
		case 'message': {
			return speech(form, event);
		}

		case 'whisper': {
			return whisper(form, event);
		}

		case 'ack': {
			return acknowledgement(form, event);
		}

		case 'joined': {
			return [form.joined(form.label(event.member, event), event)];
		}

		case 'left': {
			return [form.left(form.label(event.member, event), event)];
		}

		case 'parted': {
			return notice(`${form.label(event.member)} has left ${event.room}.`);
		}

		case 'ejected': {
			const why = event.text === '' ? '' : `: ${event.text}`;
			return [form.notice(`${form.label(event.member)} was removed from ${event.room}${why}`)];
		}

		case 'renamed': {
			return [
				form.notice(`${form.called(event.from, event.name)} is now called ${form.called(event.name)}.`),
			];
		}

		case 'topic': {
			return notice(
				event.topic === ''
					? `${event.by} took the topic away.`
					: `${event.by} changed the topic to: ${event.topic}`,
			);
		}

		case 'rejected':
		case 'notice': {
			return notice(event.text);
		}

		case 'goodbye': {
			return notice(farewell(event.code, event.text));
		}

		case 'amended': {
			return notice(amendedLine(event, author => form.called(author.name)));
		}

		case 'welcome':
		case 'presence':
		case 'mode':
		case 'invited':
		case 'away':
		case 'profile':
		case 'entered':
		case 'members':
		case 'rooms':
		case 'history':
		case 'found':
		case 'tagged':
		case 'typing':
		case 'server':
		case 'ping':
		case 'pong': {
			return [];
		}
	}
};
