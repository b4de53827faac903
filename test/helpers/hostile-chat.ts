/** Conversations that nobody should have to look at: any text wherever the server or a person may put one, as the actions that the client makes of it. */
import fc from 'fast-check';
import type {ClientAction, StateFrame} from '../../source/client/actions.ts';
import type {Author, Member, Quote} from '../../source/messages.ts';
import {sanitize, sanitizeLine} from '../../source/text/sanitize.ts';
import {demoNow} from './demo-client.ts';
import {hostileText} from './hostile-text.ts';

const rooms = ['#lobby', '#tea'] as const;

/** What people write, of many scripts, as terminals of today draw alike. */
const everyday = [
	...['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '👍🏽', '❤️', '1️⃣', '🇰🇷', '🎉', '™'],
	...[
		'e\u0301\u0316\u0301',
		'Ａｂｃ',
		'界。',
		'한글',
		'각',
		'ﾊﾟ',
		'ก็กำ',
		'שלום (1)',
		'مرحبا 12',
		'naïve',
		'Привет',
	],
	...['a', '*', '#3', '\n', '\t', '  ', '...', 'https://example.org/a?b=c', 'x'.repeat(90), '가'.repeat(50)],
];

/** Any conversation, made of such words. */
const chatOf = (word: fc.Arbitrary<string>): fc.Arbitrary<readonly ClientAction[]> => {
	const sentence = fc.array(word, {maxLength: 8}).map(words => words.join(' '));

	/** Text with marks, and with marks that are left open. */
	const formatted = fc.oneof(
		sentence,
		fc
			.tuple(fc.constantFrom('**', '*', '_', '~~', '`', '```', '||'), sentence, fc.boolean())
			.map(([mark, text, isClosed]) => `${mark}${text}${isClosed ? mark : ''}`),
		fc
			.tuple(fc.constantFrom('ts', 'py', '', '한글', 'x y'), fc.array(sentence, {maxLength: 4}))
			.map(
				([language, lines]) =>
					`\`\`\`${language}\n${lines.map((line, index) => ' '.repeat(index * 7) + line).join('\n')}\n\`\`\``,
			),
		fc
			.tuple(
				fc.constantFrom('> ', '>> ', '- ', '   * ', '12. ', '\t- ', '# '),
				fc.array(sentence, {minLength: 1, maxLength: 4}),
			)
			.map(([mark, lines]) => lines.map(line => mark + line).join('\n')),
		// Long enough to be folded.
		fc.tuple(sentence, fc.integer({min: 16, max: 40})).map(([text, count]) => `${text}\n`.repeat(count)),
		sentence.map(text => `[${text}](https://example.org/${encodeURIComponent(text.toWellFormed())}) :tada:`),
	);

	const name = fc.oneof(word, fc.constantFrom('mina', '하늘', 'noor')).map(text => text || 'nobody');

	const author: fc.Arbitrary<Author> = fc.record({
		id: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
		name,
		color: fc.integer({min: -1, max: 12}),
	});

	const you: Author = {id: 'u1', name: 'jun', color: 1};

	const member: fc.Arbitrary<Member> = fc
		.tuple(author, fc.constantFrom('online', 'reconnecting'), fc.option(sentence))
		.map(([one, presence, away]) => ({...one, presence, ...(away === null ? {} : {away})}));

	const quote = (seq: number): fc.Arbitrary<Quote> =>
		fc.record({seq: fc.constant(seq), from: author, text: sentence});

	const limits = {messageBytesMax: 16_384, nicknameCellsMax: 20, frameBytesMax: 65_536};

	const welcome: fc.Arbitrary<StateFrame> = fc
		.tuple(sentence, name, fc.array(member, {maxLength: 40}), formatted)
		.map(([topic, server, others, motd]) => ({
			type: 'welcome',
			you,
			room: '#lobby',
			rooms: [...rooms],
			topic,
			members: [{...you, presence: 'online'}, ...others.map((one, index) => ({...one, id: `m${index}`}))],
			online: 1 + others.length,
			server: {name: server, version: '0.1.0', motd, limits},
			resumed: false,
			number: 0,
			seq: 1,
			epoch: 'e',
		}));

	/** What comes at a place of the journal. */
	const placed = (seq: number): fc.Arbitrary<StateFrame> => {
		const time = demoNow - (400 - seq) * 40_000;
		const room = fc.constantFrom('#lobby', '#lobby', '#lobby', ...rooms);
		const target = fc.integer({min: 2, max: Math.max(2, seq - 1)});
		const base = {seq, time};

		return fc.oneof(
			{
				weight: 6,
				arbitrary: fc
					.record({
						room,
						from: fc.oneof(author, fc.constant(you)),
						text: formatted,
						kind: fc.constantFrom('text', 'text', 'text', 'action', 'notice'),
						quote: fc.option(target.chain(quote), {nil: undefined}),
					})
					.map(
						({quote: answers, ...message}): StateFrame => ({
							type: 'message',
							...base,
							...message,
							...(answers === undefined ? {} : {quote: answers}),
						}),
					),
			},
			{
				weight: 4,
				arbitrary: fc
					.record({
						room,
						target,
						by: fc.oneof(author, fc.constant(you)),
						amendment: fc.oneof(
							fc.record({type: fc.constant('edit'), text: formatted}),
							fc.constant({type: 'delete'} as const),
							fc.record({
								type: fc.constant('react'),
								emoji: word,
								on: fc.constant(true),
							}),
						),
						quote: target.chain(quote),
					})
					.map((change): StateFrame => ({type: 'amended', ...base, ...change})),
			},
			fc
				.record({from: author, text: formatted})
				.map((whisper): StateFrame => ({type: 'whisper', ...base, ...whisper, to: you})),
			fc.record({room, member}).map(
				(joined): StateFrame => ({
					type: 'joined',
					...base,
					...joined,
					member: {...joined.member, id: `j${seq}`},
					online: 9,
				}),
			),
			fc.record({member: author, text: sentence}).map(
				(left): StateFrame => ({
					type: 'left',
					...base,
					...left,
					member: {...left.member, id: `l${seq}`},
					rooms: [...rooms],
					reason: 'quit',
					online: 9,
				}),
			),
			fc
				.record({id: fc.constantFrom('m0', 'm1', 'u1'), from: name, name})
				.map((renamed): StateFrame => ({type: 'renamed', ...base, ...renamed})),
			fc
				.record({room, topic: sentence, by: name})
				.map((topic): StateFrame => ({type: 'topic', ...base, ...topic})),
			fc
				.record({room, member: author, by: author, text: sentence})
				.map((ejected): StateFrame => ({type: 'ejected', ...base, ...ejected})),
		);
	};

	const frames = fc
		.integer({min: 1, max: 24})
		.chain(count => fc.tuple(welcome, ...Array.from({length: count}, (_, index) => placed(index + 2))));

	// What is not a frame was made safe before it became an action.
	const said = formatted.map(text => sanitize(text));
	const line = sentence.map(text => sanitizeLine(text));

	/** What the program itself says, which has others' text in it, and who is writing. */
	const besides: fc.Arbitrary<readonly ClientAction[]> = fc.array(
		fc.oneof(
			fc.record({text: said, level: fc.constantFrom('info', 'warning', 'error')}).map(
				(notice): ClientAction => ({
					type: 'notice',
					key: `n${notice.text.length}`,
					time: demoNow,
					...notice,
				}),
			),
			fc
				.record({room: fc.constantFrom(...rooms), id: fc.constantFrom('u2', 'u3'), name})
				.map((typing): ClientAction => ({type: 'typing', ...typing})),
			fc.record({text: said}).map(
				({text}): ClientAction => ({
					type: 'said',
					number: text.length + 1,
					room: '#lobby',
					from: you,
					text,
					kind: 'text',
					time: demoNow,
				}),
			),
			line.map(
				(problem): ClientAction => ({
					type: 'connection',
					connection: {status: 'reconnecting', attempt: 2, retryAt: demoNow + 5000, problem},
				}),
			),
			fc.tuple(line, line).map(
				([problem, hint]): ClientAction => ({
					type: 'connection',
					connection: {status: 'closed', problem, hint},
				}),
			),
			fc.constant<ClientAction>({type: 'switched', room: '#tea'}),
			fc
				.tuple(author, line)
				.map(
					([peer, to]): ClientAction => ({type: 'conversing', peer: {...peer, name: to || 'who', id: 'u9'}}),
				),
			line.map((words): ClientAction => ({type: 'finding', words, room: undefined, isFurther: false})),
		),
		{maxLength: 5},
	);

	return fc
		.tuple(frames, besides)
		.map(([all, more]): readonly ClientAction[] => [
			{type: 'connection', connection: {status: 'connected', since: demoNow - 400 * 40_000}},
			...all.map((frame): ClientAction => ({type: 'frame', frame, isFirst: true})),
			...more,
		]);
};

/** Any conversation of people, as the client's actions. */
export const everydayChat = chatOf(fc.constantFrom(...everyday));

/** Words of what people write, and of what nobody does. */
export const everydayWord = fc.constantFrom(...everyday);
export const hostileWord = fc.oneof(hostileText(6), hostileText(6), everydayWord);

/** Any conversation at all. */
export const hostileChat = chatOf(hostileWord);
