variable "account_id" {
  description = "The number of the Alibaba Cloud account"
  type        = string
}

variable "cluster_id" {
  description = "The ACK cluster, with RRSA enabled"
  type        = string
}

variable "oidc_issuer" {
  description = "The cluster's issuer, as its page shows it under RRSA OIDC"
  type        = string
}

variable "namespace" {
  description = "The namespace of the bridge"
  type        = string
  default     = "ram-scim-bridge"
}

variable "service_account" {
  description = "The service account of the bridge; the chart's is called like the release"
  type        = string
  default     = "ram-scim-bridge"
}

variable "name" {
  description = "What role, policy and security group are called"
  type        = string
  default     = "ram-scim-bridge"
}

variable "vpc_id" {
  description = "The VPC of the load balancer"
  type        = string
}

variable "allowed_cidrs" {
  description = "The addresses that the identity provider calls from, and those of administrators"
  type        = list(string)
}
