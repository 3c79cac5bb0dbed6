/** Blob: bytes with a name and a type. Bytes are signed, as in Apps Script. */
import { listOf, optional, text, whole } from './argument-kinds.ts';
import { SELF, ServiceObject, serviceClass, signatures } from './service-class.ts';

export interface BlobState {
  bytes: Buffer;
  contentType: string | null;
  name: string | null;
}

const on = signatures<BlobState>();
export const bytesKind = listOf(whole);

export function signedBytes(bytes: Buffer): number[] {
  return [...new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)];
}

export function bufferOf(bytes: readonly number[]): Buffer {
  return Buffer.from(bytes.map((byte) => byte & 0xff));
}

/** The names of character sets that Node knows by others. */
export function encodingOf(charset: string | undefined): BufferEncoding {
  const name = (charset ?? 'UTF-8').toUpperCase().replace('_', '-');
  if (name === 'US-ASCII') return 'ascii';
  return name === 'ISO-8859-1' ? 'latin1' : 'utf8';
}

export function blobObject(bytes: Buffer, contentType: string | null, name: string | null): ServiceObject<BlobState> {
  return new ServiceObject('Blob', { bytes, contentType, name });
}

export const blobClass = serviceClass<BlobState>('Blob', {
  copyBlob: on([], ({ bytes, contentType, name }) => blobObject(Buffer.from(bytes), contentType, name)),
  getBytes: on([], ({ bytes }) => signedBytes(bytes)),
  getContentType: on([], ({ contentType }) => contentType),
  getDataAsString: on([optional(text)], ({ bytes }, charset) => bytes.toString(encodingOf(charset))),
  getName: on([], ({ name }) => name),
  isGoogleType: on([], () => false),
  setBytes: on([bytesKind], (state, bytes) => {
    state.bytes = bufferOf(bytes);
    return SELF;
  }),
  setContentType: on([optional(text)], (state, contentType) => {
    state.contentType = contentType ?? null;
    return SELF;
  }),
  setDataFromString: on([text, optional(text)], (state, words, charset) => {
    state.bytes = Buffer.from(words, encodingOf(charset));
    return SELF;
  }),
  setName: on([text], (state, name) => {
    state.name = name;
    return SELF;
  }),
});
