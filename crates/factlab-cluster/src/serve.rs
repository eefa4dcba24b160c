//! The scheduler and the executor, bound to this machine.

use crate::Fault;
use crate::count::{MESSAGE, PARTS_COUNTED, ROWS_COUNTED, patterns};
use ballista_core::config::TaskSchedulingPolicy;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::execution::FunctionRegistry;
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use factlab::cluster::{in_memory, private_folder};
use factlab::refusal::Refusal;
use factlab::text::T;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::net::TcpListener;

/// Seconds without a sign of life after which an executor's parts are given to another.
const SILENT: u64 = 15;

fn host(address: SocketAddr) -> String {
    if address.is_ipv6() { format!("[{}]", address.ip()) } else { address.ip().to_string() }
}

fn taken(address: SocketAddr) -> Fault {
    Refusal::new("tls-address").with("address", address).into()
}

/// Where an executor leaves histograms for the next step. Removed when it goes.
struct Work(PathBuf);

impl Drop for Work {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Plans counts and hands out parts, until it is stopped.
pub async fn scheduler(listen: SocketAddr, t: T) -> Result<(), Fault> {
    let listener = TcpListener::bind(listen).await.map_err(|_| taken(listen))?;
    let listen = listener.local_addr().map_err(Fault::broken)?;
    let config = SchedulerConfig {
        external_host: host(listen),
        bind_host: host(listen),
        bind_port: listen.port(),
        // Executors ask for work, so that only their own data port listens.
        scheduling_policy: TaskSchedulingPolicy::PullStaged,
        override_session_builder: Some(Arc::new(|config| {
            let mut state = default_session_builder(config)?;
            state.register_udaf(patterns())?;
            Ok(state)
        })),
        finished_job_data_clean_up_interval_seconds: 30,
        finished_job_state_clean_up_interval_seconds: 60,
        executor_timeout_seconds: SILENT,
        expire_dead_executor_interval_seconds: 3,
        no_executors_grace_period_seconds: SILENT,
        grpc_server_max_decoding_message_size: MESSAGE,
        grpc_server_max_encoding_message_size: MESSAGE,
        grpc_client_max_message_size: MESSAGE,
        ..SchedulerConfig::default()
    };
    let cluster = BallistaCluster::new_from_config(&config).await.map_err(Fault::broken)?;
    let server = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await;
    let server = server.map_err(Fault::broken)?;
    println!("{}", t.a("cluster-scheduler", &[("address", listen.to_string())]));
    tokio::select! {
        ended = start_grpc_service_with_listener(listener, server) => ended.map_err(Fault::broken),
        () = stopped() => Ok(()),
    }
}

#[cfg(unix)]
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! { _ = terminate.recv() => (), _ = tokio::signal::ctrl_c() => () },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn stopped() {
    drop(tokio::signal::ctrl_c().await);
}

/// Joins parts for a scheduler, until it is stopped.
pub async fn executor(
    scheduler: SocketAddr,
    listen: SocketAddr,
    within: &Path,
    at_once: Option<usize>,
    t: T,
) -> Result<(), Fault> {
    in_memory(within)?;
    let folder = Work(private_folder(within)?);
    if tokio::net::TcpStream::connect(scheduler).await.is_err() {
        return Err(Fault::Unreachable(scheduler.to_string()));
    }
    // Ballista binds later, and would only log that it cannot.
    drop(TcpListener::bind(listen).await.map_err(|_| taken(listen))?);
    let mut functions = BallistaFunctionRegistry::default();
    functions.aggregate_functions.insert(patterns().name().to_owned(), patterns());
    let mut config = ExecutorProcessConfig {
        bind_host: host(listen),
        external_host: Some(host(listen)),
        port: listen.port(),
        scheduler_host: host(scheduler),
        scheduler_port: scheduler.port(),
        task_scheduling_policy: TaskSchedulingPolicy::PullStaged,
        work_dir: Some(folder.0.to_string_lossy().into_owned()),
        override_function_registry: Some(Arc::new(functions)),
        grpc_max_decoding_message_size: MESSAGE,
        grpc_max_encoding_message_size: MESSAGE,
        ..ExecutorProcessConfig::default()
    };
    config.vcores = at_once.filter(|n| *n > 0).unwrap_or(config.vcores);
    let parts = [("address", listen.to_string()), ("folder", folder.0.display().to_string())];
    println!("{}", t.a("cluster-executor", &parts));
    let ended = start_executor_process(Arc::new(config)).await;
    let counted = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::Relaxed).to_string();
    let parts = [("parts", counted(&PARTS_COUNTED)), ("rows", counted(&ROWS_COUNTED))];
    println!("{}", t.a("cluster-counted", &parts));
    ended.map_err(Fault::broken)
}
