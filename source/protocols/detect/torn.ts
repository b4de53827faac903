/** A first frame that the network tore: known by what there is of it. */

/** What the log says of one that never went on. */
export const halfAFrame = 'The connection began with half a frame, and did not go on.';

/** A native hello, without spaces and as Python writes it. */
const beginnings = ['{"type":"hello"', '{"type": "hello"'];

/**
Whether this is the beginning of a native hello, and no more. Nobody types that and stops there, and in what is missing of it are the
client's token and its password: said in the room as text, everyone would read them.
*/
export const isTorn = (bytes: Uint8Array): boolean => {
	const text = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
	return text !== '' && beginnings.some(beginning => beginning !== text && beginning.startsWith(text));
};
