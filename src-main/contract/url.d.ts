/** The part of the URL class that Node and browsers share; this box has the types of neither. */
interface URL {
  readonly hash: string;
  readonly hostname: string;
  readonly password: string;
  readonly pathname: string;
  readonly protocol: string;
  readonly search: string;
  readonly username: string;
}
declare var URL: { new (address: string): URL };
