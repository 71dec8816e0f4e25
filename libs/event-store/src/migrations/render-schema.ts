import type { SchemaFile } from './schema-file.ts';

/**
 * Without a replica the only copy is this disk: a part, and what a merge makes of parts, reaches it before the answer.
 * A part under 64 MB is one file of data, not one a column: with forty columns the syncs are the cost of an insert.
 */
const durableParts = `SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1,
    min_compressed_bytes_to_fsync_after_merge = 1, old_parts_lifetime = 480,
    min_bytes_for_wide_part = 67108864`;

/** The statements that one schema file means, on one server or on the cluster of that name. */
export function renderSchema(file: SchemaFile, cluster?: string): string[] {
  if (cluster === undefined) return [file.object === 'table' ? `${file.sql}\n${durableParts}` : file.sql];
  const onCluster = `ON CLUSTER \`${assertClusterName(cluster)}\``;
  if (file.object === 'table')
    return [localTable(file, onCluster), distributedTable(file, onCluster, cluster)];
  if (file.object === 'relay') return [onShard(file, onCluster)];
  if (file.object === 'view') return [localView(file, onCluster)];
  if (file.object === 'query')
    return [localSource(file.sql.replace(` ${file.name} `, ` ${file.name} ${onCluster} `))];
  return alterations(file, onCluster);
}

/** A cluster's name becomes an identifier, so it is held to what a configuration may sensibly call one. */
export function assertClusterName(cluster: string): string {
  if (!/^[A-Za-z0-9_.-]{1,64}$/.test(cluster))
    throw new Error(`${JSON.stringify(cluster)} cannot be a cluster's name`);
  return cluster;
}

function localTable({ name, sql, fileName }: SchemaFile, onCluster: string): string {
  const engine = /^ENGINE = (\w*)MergeTree(?:\((.*)\))?$/m;
  if (!engine.test(sql)) throw new Error(`${fileName} needs a line ENGINE = ...MergeTree`);
  return sql
    .replace(`EXISTS ${name}`, `EXISTS ${name}_local ${onCluster}`)
    .replace(engine, (_line, variant: string, columns?: string) => {
      const path = `'/clickhouse/tables/{shard}/{database}/${name}_local', '{replica}'`;
      return `ENGINE = Replicated${variant}MergeTree(${columns === undefined ? path : `${path}, ${columns}`})`;
    });
}

function distributedTable(
  { name, header, fileName }: SchemaFile,
  onCluster: string,
  cluster: string,
): string {
  const shard = header.get('shard');
  if (shard === undefined) throw new Error(`${fileName} needs a header line "-- Shard: expression"`);
  return `CREATE TABLE IF NOT EXISTS ${name} ${onCluster} AS ${name}_local
ENGINE = Distributed('${cluster}', currentDatabase(), ${name}_local, ${shard})`;
}

/** A relay holds no rows, so there is nothing to replicate, and a block stays on the shard where it landed. */
function onShard({ name, sql }: SchemaFile, onCluster: string): string {
  return sql.replace(`EXISTS ${name}`, `EXISTS ${name}_local ${onCluster}`);
}

/** A view runs where its block lands: it reads and feeds the tables of its own shard. */
function localView({ name, sql }: SchemaFile, onCluster: string): string {
  return localSource(
    sql
      .replace(`EXISTS ${name} TO `, `EXISTS ${name} ${onCluster} TO `)
      .replace(/ TO (\w+) AS\s/, (_target, table: string) => ` TO ${table}_local AS\n`),
  );
}

function localSource(sql: string): string {
  return sql.replaceAll(
    /^FROM (\w+)( AS \w+)?$/gm,
    (_source, table: string, alias = ` AS ${table}`) => `FROM ${table}_local${alias}`,
  );
}

/** Columns exist in both tables; codecs, indices, TTLs and settings only where the data lies. */
function alterations({ name, sql }: SchemaFile, onCluster: string): string[] {
  const of = (table: string) => sql.replace(` ${name}`, ` ${table} ${onCluster}`);
  const changesColumns = /\b(ADD|DROP|MODIFY) COLUMN\b(?! IF EXISTS \w+ CODEC\b)/.test(sql);
  return changesColumns ? [of(`${name}_local`), of(name)] : [of(`${name}_local`)];
}
