// Drives an object store by MinIO's own JavaScript client and prints what it saw as one JSON object.
import { Client, CopyConditions } from 'minio';
import { Readable } from 'node:stream';

const { S3_ENDPOINT, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey, S3_BUCKET: bucket } = process.env;
const { hostname: endPoint, port } = new URL(S3_ENDPOINT);
const connect = (keys) => new Client({ endPoint, port: Number(port), useSSL: false, pathStyle: true, accessKey, secretKey, ...keys });
const client = connect({});
const collect = async (stream) => (await Array.fromAsync(stream)).reduce((all, part) => Buffer.concat([all, part]), Buffer.alloc(0));
const refusal = (promise) => promise.then(() => 'accepted', (e) => `${e.code}: ${e.message}`);
const seen = {};

// Array.fromAsync is younger than Node 20.
Array.fromAsync ??= async (items) => { const all = []; for await (const item of items) all.push(item); return all; };

seen.exists = [await client.bucketExists(bucket), await client.bucketExists('no-such-bucket-here')];
const keys = ['a/1', 'a/2', 'b c', 'ключ', '😀'];
for (const key of [...keys].reverse()) await client.putObject(bucket, key, `<${key}>`, undefined, { 'X-Amz-Meta-N': '1' });
seen.contents = [];
for (const key of keys) seen.contents.push((await collect(await client.getObject(bucket, key))).toString());
seen.listedV2 = (await Array.fromAsync(client.listObjectsV2(bucket, '', true))).map((item) => item.name);
seen.listedV1 = (await Array.fromAsync(client.listObjects(bucket, '', false))).map((item) => item.name ?? item.prefix);
const stat = await client.statObject(bucket, 'b c');
seen.stat = { size: stat.size, n: stat.metaData.n };

// Of unknown length, so it goes up in parts.
const large = Buffer.alloc(70 * 1024 * 1024, 'l');
await client.putObject(bucket, 'large', Readable.from((function* () { for (let at = 0; at < large.length; at += 1 << 20) yield large.subarray(at, at + (1 << 20)); })()));
const got = await client.statObject(bucket, 'large');
seen.large = { size: got.size, parts: got.etag.split('-')[1] };
seen.partial = (await collect(await client.getPartialObject(bucket, 'large', large.length - 3, 3))).toString();

await client.copyObject(bucket, 'copy', `/${bucket}/b c`, new CopyConditions());
seen.copied = (await collect(await client.getObject(bucket, 'copy'))).toString();
const url = await client.presignedGetObject(bucket, 'ключ', 60);
seen.presigned = await (await fetch(url)).text();
const upload = await client.presignedPutObject(bucket, 'by url', 60);
seen.presignedPut = (await fetch(upload, { method: 'PUT', body: 'put by url' })).status;

await client.removeObjects(bucket, [...keys, 'large', 'copy', 'by url']);
seen.left = (await Array.fromAsync(client.listObjectsV2(bucket, '', true))).length;
seen.gone = await refusal(client.getObject(bucket, 'copy'));
seen.wrongKey = await refusal(connect({ accessKey: 'wrong' }).getObject(bucket, 'x'));
seen.wrongSecret = await refusal(connect({ secretKey: 'wrong' }).getObject(bucket, 'x'));
console.log(JSON.stringify(seen));
