/** Examples of Utilities, Blob and Logger, with values that other programs give for the same. */
import { createHash, createHmac } from 'node:crypto';
import { gives, type MemberExamples, prefixed } from './member-example.ts';

const signed = (bytes: Buffer) => [...new Int8Array(bytes)];
const MD5 = signed(createHash('md5').update('слово').digest());
const HMAC = (algorithm: string) => signed(createHmac(algorithm, 'key').update('value').digest());
const BLOB = "const blob = Utilities.newBlob('да', 'text/html', 'page');";
const WORD = signed(Buffer.from('да'));

export const UTILITIES: MemberExamples = {
  ...prefixed('Utilities', {
    formatDate: gives(
      'a date by a pattern, on the clock of a zone',
      "Utilities.formatDate(new Date(Date.UTC(2026, 4, 20, 21, 5)), 'Europe/Moscow', \"yyyy-MM-dd'T'HH:mm\")",
      '2026-05-21T00:05',
    ),
    formatString: gives(
      'a text with values put in',
      "Utilities.formatString('%s is %05.2f and %d', 'x', 1.5, 7)",
      'x is 01.50 and 7',
    ),
    getUuid: {
      ...gives('an identifier that no other has', '[Utilities.getUuid(), Utilities.getUuid()]', true),
      seen: (_, { value }) =>
        Array.isArray(value) &&
        value[0] !== value[1] &&
        value.every((each) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(String(each))),
    },
    sleep: {
      ...gives('waits so many milliseconds', 'Utilities.sleep(1500); return 1', 1500),
      seen: (_, { startedAt, endedAt }) => (endedAt?.getTime() ?? 0) - startedAt.getTime(),
    },
    base64Encode: gives('in base 64', "[Utilities.base64Encode('да'), Utilities.base64Encode([-1, 62])]", [
      '0LTQsA==',
      '/z4=',
    ]),
    base64EncodeWebSafe: gives(
      'in the base 64 of addresses',
      "[Utilities.base64EncodeWebSafe('да'), Utilities.base64EncodeWebSafe([-1, 62])]",
      ['0LTQsA==', '_z4='],
    ),
    base64Decode: gives('the bytes, with signs', "Utilities.base64Decode('/z4=')", [-1, 62]),
    base64DecodeWebSafe: gives('the bytes, with signs', "Utilities.base64DecodeWebSafe('_z4=')", [-1, 62]),
    computeDigest: gives(
      'a digest of a text',
      "Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'слово', Utilities.Charset.UTF_8)",
      MD5,
    ),
    computeHmacSignature: gives(
      'a signature of a value',
      "Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_1, 'value', 'key')",
      HMAC('sha1'),
    ),
    computeHmacSha256Signature: gives(
      'a signature of a value',
      "Utilities.computeHmacSha256Signature('value', 'key')",
      HMAC('sha256'),
    ),
    newBlob: gives(
      'a blob with a type and a name',
      `${BLOB} return [blob.getDataAsString(), blob.getContentType(), blob.getName()]`,
      ['да', 'text/html', 'page'],
    ),
    parseCsv: gives('the cells of a text', 'Utilities.parseCsv(\'a;"b;""c"\\n1;2\', \';\')', [
      ['a', 'b;"c'],
      ['1', '2'],
    ]),
  }),
  ...prefixed('Blob', {
    copyBlob: gives(
      'another blob that is the same',
      `${BLOB} const copy = blob.copyBlob().setName('copy'); return [blob.getName(), copy.getName(), copy.getDataAsString()]`,
      ['page', 'copy', 'да'],
    ),
    getBytes: gives('its bytes', `${BLOB} return blob.getBytes()`, WORD),
    getContentType: gives(
      'the type of its content, or null',
      `${BLOB} return [blob.getContentType(), Utilities.newBlob([1]).getContentType()]`,
      ['text/html', null],
    ),
    getDataAsString: gives('its bytes as a text', `${BLOB} return blob.getDataAsString()`, 'да'),
    getName: gives('its name, or null', `${BLOB} return [blob.getName(), Utilities.newBlob('x').getName()]`, [
      'page',
      null,
    ]),
    isGoogleType: gives('whether it is a file of Google’s editors', `${BLOB} return blob.isGoogleType()`, false),
    setBytes: gives('sets the bytes', `${BLOB} return blob.setBytes([65, 66]).getDataAsString()`, 'AB'),
    setContentType: gives(
      'sets the type',
      `${BLOB} return blob.setContentType('text/css').getContentType()`,
      'text/css',
    ),
    setDataFromString: gives(
      'sets the data from a text',
      `${BLOB} return blob.setDataFromString('нет').getDataAsString()`,
      'нет',
    ),
    setName: gives('sets the name', `${BLOB} return blob.setName('other').getName()`, 'other'),
  }),
  ...prefixed('Logger', {
    log: {
      ...gives('writes a line with values put in', "Logger.log('%s of %s', 1, 2); return 1", [
        { level: 'log', text: '1 of 2' },
      ]),
      seen: (_, { logs }) => logs,
    },
    getLog: gives('what was written so far', "Logger.log('a'); Logger.log('b'); return Logger.getLog()", 'a\nb'),
    clear: gives('clears the log', "Logger.log('a'); Logger.clear(); return Logger.getLog()", ''),
  }),
};
