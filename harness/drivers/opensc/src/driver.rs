//! The methods of the driver.

use serde_json::Value;

use sekisho_harness_protocol::{
    AnchorSource, CardAccess, ClockSource, DriverInfo, ErrorCode, ErrorObject, Handler, Method, PROTOCOL_VERSION, Peer,
    ReadCertificate, ReasonDetail, Sign, StatusSource, parameters, result,
};

use crate::certificate::read_certificate;
use crate::failure::Failure;
use crate::module::Module;
use crate::signature::sign;

/// OpenSC behind the driver protocol.
#[derive(Debug)]
pub struct Driver {
    module: Module,
}

impl Driver {
    /// A driver for this module.
    #[must_use]
    pub fn new(module: Module) -> Self {
        Self { module }
    }

    fn initialize(&mut self) -> Result<Value, ErrorObject> {
        let internal = |error: &dyn std::error::Error| ErrorObject::new(ErrorCode::Internal, error.to_string());
        let running = self.module.start().map_err(|error| internal(&error))?;
        let library = running.functions().get_library_info().map_err(|error| internal(&error))?;
        let version = library.library_version();
        let info = DriverInfo {
            protocol: PROTOCOL_VERSION.to_owned(),
            name: library.library_description().to_owned(),
            version: format!("{}.{}", version.major(), version.minor()),
            vendor: Some(library.manufacturer_id().to_owned()),
            methods: [Method::ReaderCertificate, Method::SignatureSign].into(),
            card: CardAccess::Pcsc,
            // Nothing here depends on time, trust or status.
            clock: ClockSource::Wall,
            anchors: AnchorSource::BuiltIn,
            status: StatusSource::None,
            reasons: ReasonDetail::Exact,
        };
        serde_json::to_value(info).map_err(|error| internal(&error))
    }

    fn read_certificate(&mut self, request: &ReadCertificate) -> Result<Value, ErrorObject> {
        let reader = request.card.pcsc_reader()?;
        let running = self.module.start().map_err(Failure::from);
        result(running.and_then(|module| read_certificate(&module, reader, request)))
    }

    fn sign(&mut self, request: &Sign) -> Result<Value, ErrorObject> {
        let reader = request.card.pcsc_reader()?;
        let running = self.module.start().map_err(Failure::from);
        result(running.and_then(|module| sign(&module, reader, request)))
    }
}

impl Handler for Driver {
    fn handle(&mut self, method: &str, params: Value, _: &mut dyn Peer) -> Result<Value, ErrorObject> {
        if method == "initialize" {
            return self.initialize();
        }
        match Method::ALL.iter().find(|known| known.name() == method) {
            Some(Method::ReaderCertificate) => self.read_certificate(&parameters(params)?),
            Some(Method::SignatureSign) => self.sign(&parameters(params)?),
            _ => Err(ErrorObject::new(ErrorCode::MethodNotFound, format!("this driver has no method {method:?}"))),
        }
    }
}
