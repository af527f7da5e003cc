-- What DorisDr sends to Doris, one sample per statement and generation. Put your own store and keys in the place of
-- https://s3.eu-central-1.amazonaws.com, s3://bucket, ACCESS_KEY, SECRET_KEY and namenode before you run it.

-- Doris 2.1

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- Doris 3.0

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- Doris 3.1

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- Doris 4.0

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Alter: Other settings.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.region" = "eu-west-1", "use_path_style" = "true");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");
