import {
  type AccountInput,
  type AccountView,
  type Endpoint,
  type EndpointProblem,
  endpointProblem,
} from '../../src-main/contract/account.ts';

export interface AccountProblems {
  readonly secretId: boolean;
  readonly secretKey: boolean;
  readonly sdkAppId: boolean;
  readonly endpoint: EndpointProblem | null;
  readonly region: boolean;
}

/** What is typed into the account dialog. It lives as long as the dialog. */
export class AccountForm {
  secretId = $state('');
  secretKey = $state('');
  sdkAppId = $state('');
  site: Endpoint['site'] = $state('international');
  url = $state('');
  region = $state('ap-singapore');
  /** Problems are shown once a person tried to save: not while the first character is typed. */
  #tried = $state(false);

  constructor(account: AccountView | null) {
    if (!account) return;
    this.sdkAppId = String(account.sdkAppId);
    this.site = account.endpoint.site;
    if (account.endpoint.site === 'custom') {
      this.url = account.endpoint.url;
      this.region = account.endpoint.region;
    }
  }

  get problems(): AccountProblems {
    const custom = this.site === 'custom';
    return {
      secretId: this.secretId.trim() === '',
      secretKey: this.secretKey.trim() === '',
      sdkAppId: !/^[1-9]\d{0,14}$/.test(this.sdkAppId.trim()),
      endpoint: custom ? endpointProblem(this.url.trim()) : null,
      region: custom && !/^[a-z0-9-]+$/.test(this.region.trim()),
    };
  }

  get shownProblems(): AccountProblems | null {
    return this.#tried ? this.problems : null;
  }

  /** The input to save, or null when something is still wrong. */
  submit(): AccountInput | null {
    this.#tried = true;
    const { secretId, secretKey, sdkAppId, endpoint, region } = this.problems;
    if (secretId || secretKey || sdkAppId || endpoint || region) return null;
    return {
      secretId: this.secretId.trim(),
      secretKey: this.secretKey.trim(),
      sdkAppId: Number(this.sdkAppId.trim()),
      endpoint: this.#endpoint(),
    };
  }

  #endpoint(): Endpoint {
    return this.site === 'custom'
      ? { site: 'custom', url: this.url.trim(), region: this.region.trim() }
      : { site: this.site };
  }
}
