metadata description = 'Where logs and measurements go. Only identities may write: keys alone are refused.'

param workspaceName string
param insightsName string
param location string
param tags object

@description('Days that logs are kept.')
param retentionDays int

@description('Gigabytes a day that are taken in; what is over is dropped, so that a loop cannot empty the purse.')
param dailyCapGB int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGB
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
output insightsName string = insights.name

@description('Says where to send; it opens nothing, because keys alone are refused.')
output insightsAddress string = insights.properties.ConnectionString
