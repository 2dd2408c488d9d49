/** The options of `rostrum serve`. */
export interface ServeOptions {
  readonly subgraph?: string;
  readonly router?: boolean;
  readonly supergraph?: string;
  readonly port?: string;
  readonly data?: string;
  readonly partial?: boolean;
  readonly trustedDocuments?: string;
  readonly trustedOnly?: string;
}
