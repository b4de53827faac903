/** The numbered commands that a client sends. */
import * as v from 'valibot';

const text = v.string();

const schema = v.variant('cmd', [
	v.object({cmd: v.literal('0'), nickname: text, password: v.exactOptional(text)}),
	v.object({cmd: v.literal('1')}),
	v.object({cmd: v.literal('2'), to: text, msg: text}),
	v.object({cmd: v.literal('3')}),
	v.object({cmd: v.literal('4')}),
	v.object({cmd: v.literal('5'), newNickname: text}),
	v.object({cmd: v.literal('6'), beginTime: v.unknown()}),
	v.object({cmd: v.literal('7'), msg: text}),
]);

/** What a client asks for. `beginTime` is JSON, as it came. */
export type Request =
	| Exclude<v.InferOutput<typeof schema>, {cmd: '6'}>
	| {readonly cmd: '6'; readonly beginTime: string};

export type ParsedRequest =
	| {readonly type: 'request'; readonly request: Request}
	/** JSON, and nothing that this server knows. */
	| {readonly type: 'unknown'; readonly what: string}
	| {readonly type: 'garbage'};

/** The source of a member of the object itself: a number of nanoseconds would lose digits on its way through a double. */
const sourceOf = (json: string, member: string): string | undefined => {
	const sources = new Map<unknown, string>();
	const root: unknown = JSON.parse(json, function (this: unknown, key, value, context?: {source?: string}) {
		if (key === member && context?.source !== undefined) {
			sources.set(this, context.source);
		}

		return value;
	});
	return sources.get(root);
};

const unknown = (what: string): ParsedRequest => ({type: 'unknown', what});

/** Read one object. Never throws. */
export const parseRequest = (json: string): ParsedRequest => {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return {type: 'garbage'};
	}

	const result = v.safeParse(schema, value, {abortEarly: true});
	if (!result.success) {
		const [issue] = result.issues;
		return unknown(`${v.getDotPath(issue) ?? 'object'}: ${issue.message}`);
	}

	const request = result.output;
	return request.cmd === '6'
		? {
				type: 'request',
				request: {
					cmd: '6',
					beginTime: sourceOf(json, 'beginTime') ?? JSON.stringify(request.beginTime),
				},
			}
		: {type: 'request', request};
};
