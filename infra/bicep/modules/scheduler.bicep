metadata description = '''
The Durable Task Scheduler, when it is the backend. It has no keys: only identities with a role on the task hub get in.
It keeps its public address in a private network too; Durable Task offers nothing else that is settled yet.
'''

param name string
param location string
param tags object
param taskHubName string

@description('Days that the history of an ended orchestration is kept. The record of what happened is the store.')
@minValue(1)
@maxValue(30)
param retentionDays int

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'Consumption'
    }
    ipAllowlist: ['0.0.0.0/0']
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: taskHubName
}

resource retention 'Microsoft.DurableTask/schedulers/retentionPolicies@2025-11-01' = {
  parent: scheduler
  name: 'default'
  properties: {
    retentionPolicies: [
      { retentionPeriodInDays: retentionDays }
    ]
  }
}

output name string = scheduler.name
output taskHubName string = hub.name
output endpoint string = scheduler.properties.endpoint
