import test from 'ava';
import fc from 'fast-check';
import {createTelnetFilter} from '../../../source/protocols/text/telnet.ts';

const filterAll = (chunks: readonly Uint8Array[]): string => {
	const filter = createTelnetFilter();
	return Buffer.concat(chunks.map(chunk => filter(chunk))).toString('latin1');
};

const IAC = 0xff;
const negotiation = [
	[IAC, 251, 31],
	[IAC, 253, 1],
	[IAC, 254, 24],
	[IAC, 252, 3],
	[IAC, 241],
	[IAC, IAC],
	[IAC, 250, 31, 0, 80, 0, 24, IAC, 240],
	[IAC, 250, 24, 0, 65, IAC, IAC, 66, IAC, 240],
];

test('negotiation is taken out wherever it is cut', t => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.constantFrom(...negotiation).map(bytes => ({bytes, isText: false})),
					fc
						.string({minLength: 1, maxLength: 5})
						.map(text => ({bytes: [...Buffer.from(text)], isText: true})),
				),
				{maxLength: 12},
			),
			fc.infiniteStream(fc.integer({min: 1, max: 4})),
			(parts, sizes) => {
				const bytes = Uint8Array.from(parts.flatMap(part => part.bytes));
				const text = Buffer.from(parts.filter(part => part.isText).flatMap(part => part.bytes));
				const chunks: Uint8Array[] = [];
				for (let from = 0; from < bytes.length; ) {
					const to = from + (sizes.next().value ?? 1);
					chunks.push(bytes.slice(from, to));
					from = to;
				}

				t.is(filterAll(chunks), text.toString('latin1'));
			},
		),
	);
});

test('a subnegotiation without end does not swallow all that follows', t => {
	const bytes = Uint8Array.from([IAC, 250, ...Buffer.from('x'.repeat(3000))]);
	t.is(filterAll([bytes]).length, 3000 - 1025);
});

test('text alone is not copied', t => {
	const chunk = Buffer.from('안녕');
	t.is(createTelnetFilter()(chunk), chunk);
});
