@export()
@description('Where Durable Task keeps its histories: in the storage of the app, or in a Durable Task Scheduler.')
type durableBackend = 'storage' | 'scheduler'

@export()
@description('The group, person or application of the directory that owns the database.')
type databaseOwner = {
  objectId: string
  name: string
  type: 'Group' | 'User' | 'ServicePrincipal'
}

@export()
@description('How large the database server is and how far back it can go.')
type databaseSize = {
  sku: string
  tier: 'Burstable' | 'GeneralPurpose' | 'MemoryOptimized'
  storageGB: int
  backupDays: int
  geoRedundantBackup: bool
  @description('Connections that one instance of the app may hold; times the instances it must stay below the SKU\'s.')
  poolSize: int
}

@export()
@description('How the archive keeps what is written into it.')
type archiveRules = {
  sku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_RAGRS' | 'Standard_RAGZRS'
  @description('How many days nobody can change or delete a version, counted from its making.')
  @minValue(1)
  @maxValue(146000)
  immutableDays: int
  @description('True once a person has locked the policy: from then on no deployment touches it.')
  locked: bool
}

@export()
@description('The account at SendGrid that carries messages. Its key is the secret sendgrid-api-key of the vault.')
type sendGridAccount = {
  @description('The address that messages come from. Empty: there is no account, and messages stay in a folder.')
  from: string
  @description('True for a subuser whose messages are handled and kept within the European Union.')
  isEuropean: bool
  @description('The keys that its page for the signed event webhook shows; they are public. Empty ones are left out.')
  reportKeys: string[]
}

@export()
@description('Who vouches for staff by OpenID Connect. What proves the app is the secret staff-client-secret.')
type staffSignIn = {
  @description('Such as https://login.microsoftonline.com/TENANT/v2.0. Empty: staff sign in as everybody does.')
  authority: string
  clientId: string
}

@export()
@description('How far the app grows, and what it keeps warm.')
type appScale = {
  instanceMemoryMB: 512 | 2048 | 4096
  @minValue(40)
  @maxValue(1000)
  maximumInstances: int
  @description('Instances for pages that are never put to sleep; 0 wakes one at the first request.')
  alwaysReadyHttp: int
}
