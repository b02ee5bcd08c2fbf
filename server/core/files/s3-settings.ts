// Where an S3-compatible store is and how it is spoken to, out of the settings of the process.

export interface S3Settings {
  /** Scheme, host and port: the bucket is no part of it. */
  endpoint: string;
  bucket: string;
  /** Before every key: empty, or ending with a slash. */
  prefix: string;
  region: string;
  accessKey: string;
  secretKey: string;
  /** The bucket stands in the path, as MinIO and most others want it, and not before the host. */
  pathStyle: boolean;
}

/** `https://host[:port]/bucket[/prefix]`; undefined when the address names no bucket or carries more than that. */
export function s3Place(address: string): Pick<S3Settings, 'endpoint' | 'bucket' | 'prefix'> | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, pathname, username, search, hash } = new URL(address);
  if (!['http:', 'https:'].includes(protocol) || username || search || hash) return undefined;
  const [bucket = '', ...folders] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (!/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i.test(bucket)) return undefined;
  return { endpoint: origin, bucket, prefix: folders.map((folder) => `${folder}/`).join('') };
}
