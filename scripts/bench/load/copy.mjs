// PostgreSQL's COPY over a connection of `pg`, which speaks the protocol and offers no method for it.

/** What `pg` asks of a query that it hands the connection to. */
class CopyFrom {
  constructor(statement, chunks, settle) {
    Object.assign(this, { statement, chunks, settle });
  }
  submit(connection) {
    connection.query(this.statement);
  }
  handleCopyInResponse(connection) {
    for (const chunk of this.chunks) connection.sendCopyFromChunk(Buffer.from(chunk));
    connection.endCopyFrom();
  }
  handleCommandComplete() {}
  handleError(error) {
    this.settle(error);
  }
  handleReadyForQuery() {
    this.settle();
  }
}

/** Copies rows, given as texts of whole lines, into the columns of a table. */
export const copyInto = (client, table, columns, chunks) =>
  new Promise((resolve, reject) => {
    const names = columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const statement = `COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`;
    client.query(new CopyFrom(statement, chunks, (error) => (error ? reject(error) : resolve())));
  });

const SPECIAL = /[\\\n\r\t]/g;
const WRITTEN = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as COPY reads it. */
export const written = (text) => (text === null ? '\\N' : text.replace(SPECIAL, (one) => WRITTEN[one]));
