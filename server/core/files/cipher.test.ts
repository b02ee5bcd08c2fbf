// Frames: what was sealed opens whole and in parts, and nothing that was touched opens at all.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { DamagedFile, decryptFrames, encryptFrames, frameBytes, storedRange, storedSize } from './cipher.ts';
import { collect, inPieces } from './testing/streams.ts';

const key = randomBytes(32);
const fileId = '0199aaaa-0000-7000-8000-000000000001';
const sealedFrame = frameBytes + 16;
const seal = (plain: Buffer, pieces = 64 << 10) => collect(encryptFrames(key, fileId, inPieces(plain, pieces)));
const open = (stored: Buffer, size: number, start = 0, end = size, id = fileId, withKey = key) => {
  const range = storedRange(size, start, end);
  const part = inPieces(stored.subarray(range.start, range.end), 100_000);
  return collect(decryptFrames(withKey, id, part, { size, start, end }));
};
const damaged = (error: unknown) => error instanceof DamagedFile;

describe('encryption at rest', () => {
  for (const size of [0, 1, 65_536, frameBytes - 1, frameBytes, frameBytes + 1, 3 * frameBytes, 3 * frameBytes + 5]) {
    test(`a file of ${size} bytes opens as it was, and its stored size is known beforehand`, async () => {
      const plain = randomBytes(size);
      for (const pieces of [64 << 10, 3 * frameBytes]) {
        const stored = await seal(plain, pieces);
        assert.equal(stored.length, storedSize(size));
        assert.ok((await open(stored, size)).equals(plain));
      }
    });
  }

  test('every range around the frame borders equals the same slice of the file', async () => {
    const size = 3 * frameBytes + 10;
    const plain = randomBytes(size);
    const stored = await seal(plain);
    const points = [
      0,
      1,
      frameBytes - 1,
      frameBytes,
      frameBytes + 1,
      2 * frameBytes,
      3 * frameBytes - 1,
      3 * frameBytes,
      size - 1,
      size,
    ];
    for (const start of points) {
      for (const end of points.filter((point) => point > start)) {
        assert.ok((await open(stored, size, start, end)).equals(plain.subarray(start, end)), `${start}-${end}`);
      }
    }
  });

  test('a range reads only the frames that it needs', () => {
    const size = 10 * frameBytes;
    assert.deepEqual(storedRange(size, 5, 6), { start: 0, end: sealedFrame });
    assert.deepEqual(storedRange(size, frameBytes, 2 * frameBytes), { start: sealedFrame, end: 2 * sealedFrame });
    assert.deepEqual(storedRange(size, size - 1, size), { start: 9 * sealedFrame, end: storedSize(size) });
  });

  test('the stored bytes show nothing of the file, and two files of the same content differ', async () => {
    const plain = Buffer.from('секретный договор '.repeat(5000));
    const stored = await seal(plain);
    assert.equal(stored.indexOf(Buffer.from('секретный')), -1);
    const other = await collect(encryptFrames(randomBytes(32), fileId, inPieces(plain)));
    assert.notDeepEqual(stored.subarray(0, 64), other.subarray(0, 64));
  });

  test('equal frames of one file are sealed differently: no nonce is used twice', async () => {
    const stored = await seal(Buffer.alloc(3 * frameBytes, 1));
    const frames = [0, 1, 2].map((index) => stored.subarray(index * sealedFrame, index * sealedFrame + 64));
    assert.equal(new Set(frames.map((frame) => frame.toString('hex'))).size, 3);
  });

  describe('refuses what was touched', async () => {
    const size = 2 * frameBytes + 100;
    const stored = await seal(randomBytes(size));
    const frame = (index: number) => stored.subarray(index * sealedFrame, (index + 1) * sealedFrame);

    for (const at of [0, 12_345, frameBytes, sealedFrame - 1, sealedFrame, stored.length - 1]) {
      test(`one bit flipped at byte ${at}`, async () => {
        const changed = Buffer.from(stored);
        changed[at] = (changed[at] as number) ^ 1;
        await assert.rejects(open(changed, size), damaged);
      });
    }
    test('two frames changed places', async () => {
      await assert.rejects(open(Buffer.concat([frame(1), frame(0), frame(2)]), size), damaged);
    });
    test('a frame repeated in place of another', async () => {
      await assert.rejects(open(Buffer.concat([frame(0), frame(0), frame(2)]), size), damaged);
    });
    test('the end cut off within a frame and at a frame border', async () => {
      await assert.rejects(open(stored.subarray(0, stored.length - 1), size), damaged);
      await assert.rejects(open(stored.subarray(0, 2 * sealedFrame), size), damaged);
    });
    test('the end cut off at a frame border with the size in the row changed to fit', async () => {
      await assert.rejects(open(stored.subarray(0, 2 * sealedFrame), 2 * frameBytes), damaged);
    });
    test('bytes added with the size in the row changed to fit', async () => {
      await assert.rejects(open(Buffer.concat([stored, frame(2)]), storedSize(size) + 116), damaged);
    });
    test('the bytes of another file, or another key', async () => {
      await assert.rejects(open(stored, size, 0, size, '0199aaaa-0000-7000-8000-000000000002'), damaged);
      await assert.rejects(open(stored, size, 0, size, fileId, randomBytes(32)), damaged);
    });
    test('and hands out no byte of the frame that was touched', async () => {
      const changed = Buffer.from(stored);
      changed[sealedFrame + 5] = (changed[sealedFrame + 5] as number) ^ 1;
      let handedOut = 0;
      await assert.rejects(async () => {
        for await (const chunk of decryptFrames(key, fileId, inPieces(changed), { size, start: 0, end: size })) {
          handedOut += chunk.length;
        }
      }, damaged);
      assert.equal(handedOut, frameBytes);
    });
  });
});
