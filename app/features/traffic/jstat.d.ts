/** What we use of jStat, which brings no types. */
declare module "jstat" {
  const library: {
    readonly jStat: {
      readonly beta: {
        /** Of a Beta(alpha, beta) variable: that it is at most `x`. */
        readonly cdf: (x: number, alpha: number, beta: number) => number;
      };
    };
  };
  export default library;
}
