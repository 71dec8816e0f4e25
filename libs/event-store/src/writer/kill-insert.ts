const killHere = 'KILL QUERY WHERE query_id = {batchId:String} SYNC';

/** On a cluster the parts of a Distributed insert run on other nodes under an id of their own. */
export function killInsertSql(cluster: string | undefined): string {
  return cluster === undefined
    ? killHere
    : `KILL QUERY ON CLUSTER \`${cluster}\` WHERE initial_query_id = {batchId:String} SYNC`;
}
