// Drives an object store by Amazon's JavaScript SDK and prints what it saw as one JSON object.
import {
  S3Client, PutObjectCommand, GetObjectCommand, HeadObjectCommand, DeleteObjectCommand, DeleteObjectsCommand, CopyObjectCommand,
  CreateMultipartUploadCommand, UploadPartCommand, CompleteMultipartUploadCommand, paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { Readable } from 'node:stream';

const { S3_ENDPOINT: endpoint, S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey, S3_BUCKET: Bucket } = process.env;
const connect = (keys) => new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1, credentials: keys });
const client = connect({ accessKeyId, secretAccessKey });
const send = (command) => client.send(command);
const text = async (Key) => (await send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }))).Body.transformToString();
const refusal = (promise) => promise.then(() => 'accepted', (e) => `${e.$metadata?.httpStatusCode} ${e.name}: ${e.message}`);
const seen = {};

// Keys in the order of their UTF-8 bytes.
const keys = ['/lead//trail/', 'a b+c%2F', 'colon:at@', 'x/../y', '\uFF5E', '😀'];
for (const Key of [...keys].reverse()) await send(new PutObjectCommand({ Bucket, Key, Body: `<${Key}>`, Metadata: { n: '1' } }));
seen.contents = [];
for (const Key of keys) seen.contents.push(await text(Key));
seen.listed = [];
for await (const page of paginateListObjectsV2({ client, pageSize: 2 }, { Bucket })) seen.listed.push(...page.Contents.map((c) => c.Key));

// A stream of known length travels unsigned, in chunks, with its checksum in a trailer.
const streamed = 'streamed '.repeat(20000);
await send(new PutObjectCommand({
  Bucket, Key: 'streamed', Body: Readable.from([Buffer.from(streamed)]), ContentLength: streamed.length, ChecksumAlgorithm: 'CRC32C',
}));
seen.streamed = (await text('streamed')) === streamed;
const head = await send(new HeadObjectCommand({ Bucket, Key: 'streamed', ChecksumMode: 'ENABLED' }));
seen.streamedHead = { length: head.ContentLength, encoding: head.ContentEncoding ?? null, crc32c: typeof head.ChecksumCRC32C };

const Key = 'parts';
const { UploadId } = await send(new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' }));
const bodies = [Buffer.alloc(5 * 1024 * 1024, 'p'), Buffer.from('end')];
const parts = [];
for (const [at, Body] of bodies.entries()) {
  const { ETag } = await send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: at + 1, Body }));
  parts.push({ ETag, PartNumber: at + 1 });
}
await send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } }));
const ranged = await send(new GetObjectCommand({ Bucket, Key, Range: 'bytes=-5' }));
seen.ranged = [await ranged.Body.transformToString(), ranged.ContentRange];

await send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent(keys[0])}` }));
seen.copied = await text('copy');
await send(new DeleteObjectCommand({ Bucket, Key: 'copy' }));
seen.gone = await refusal(text('copy'));
const deleted = await send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...keys, 'streamed', 'parts'].map((k) => ({ Key: k })) } }));
seen.deleted = deleted.Deleted.length;
seen.wrongKey = await refusal(connect({ accessKeyId: 'wrong', secretAccessKey }).send(new GetObjectCommand({ Bucket, Key })));
seen.wrongSecret = await refusal(connect({ accessKeyId, secretAccessKey: 'wrong' }).send(new GetObjectCommand({ Bucket, Key })));
seen.noBucket = await refusal(send(new GetObjectCommand({ Bucket: 'no-such-bucket-here', Key })));
console.log(JSON.stringify(seen));
