/** What changes the client's state. */
import type {Author, MessageKind, RejectCode, RoomName, Seq, Time} from '../messages.ts';
import type {PassedFrame} from './session-contract.ts';
import type {Connection, Line} from './state.ts';

/** Frames that change the state by themselves; a notice and a rejection become words first. */
export type StateFrame = Exclude<PassedFrame, {type: 'notice' | 'rejected' | 'typing' | 'rooms' | 'found'}>;

export type ClientAction =
	| {readonly type: 'connection'; readonly connection: Connection}
	/** `isFirst` until the connection was lost once. */
	| {readonly type: 'frame'; readonly frame: StateFrame; readonly isFirst: boolean}
	/** One's own message, not yet acknowledged. */
	| {
			readonly type: 'said';
			readonly number: number;
			readonly room: RoomName;
			readonly from: Author;
			readonly to?: Author;
			readonly text: string;
			readonly kind: MessageKind;
			readonly time: Time;
	  }
	| {readonly type: 'acknowledged'; readonly number: number; readonly seq: Seq; readonly time: Time}
	/** Known to the server, which did not say at which seq. */
	| {readonly type: 'applied'; readonly numbers: readonly number[]}
	/** Refused: its text went back to the editor. */
	| {readonly type: 'withdrawn'; readonly number: number; readonly code: RejectCode}
	| {
			readonly type: 'notice';
			readonly key: string;
			readonly level: Extract<Line, {type: 'notice'}>['level'];
			readonly text: string;
			readonly time: Time;
	  }
	/** The server has another journal: what one has is from before all that comes. */
	| {readonly type: 'aged'}
	/** Another room is in view. */
	| {readonly type: 'switched'; readonly room: RoomName}
	| {readonly type: 'cleared'}
	| {readonly type: 'round-trip'; readonly ms: number};
